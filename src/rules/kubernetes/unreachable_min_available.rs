//! Budgets that want as many pods as there are.

use crate::model::kubernetes::{Cluster, Fields, KubeObject, Labels, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget that wants all replicas
    ///
    /// A PodDisruptionBudget of this run wants at least as many pods as the workload has (with an autoscaler: as it
    /// may come down to), so no pod may be evicted and draining a node waits for ever. Shares are rounded up as the
    /// cluster does: half of one pod is one. Workloads without a selector are refused before they have pods, and so are
    /// budgets of versions before `policy/v1`: other rules report them.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    UNREACHABLE_MIN_AVAILABLE = {
        id: "kubernetes/unreachable-min-available",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:pdb-min-available", "gatekeeper:K8sPodDisruptionBudget", "kyverno:pdb-minavailable-check"],
        profiles: [Default, KubeLinter],
        remedy: "Set minAvailable below the number of replicas, or maxUnavailable to one.",
        body: Body::Objects(&availability::REPLICATED, check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let cluster = context.workspace.cluster();
    for budget in budgets(object, cluster) {
        let Some(node) = budget.at_path(&["spec", "minAvailable"]) else { continue };
        let Some(amount) = availability::Amount::of(node) else { continue };
        let Some(pods) = availability::fewest(object, cluster) else { continue };
        let whole = matches!(amount, availability::Amount::Percent(share) if share >= 100);
        if !whole && pods > 0 && amount.of_pods(pods) >= pods {
            let message = format!(
                "{} has {pods} pods, and this budget wants {} of them always.",
                object.describe(),
                node.content()
            );
            context
                .hit(node, message)
                .related(object.name_place(), "the workload that it protects")
                .about(budget.describe());
        }
    }
}

/// The budgets of this run that protect an object's pods. One that says nothing else about its pods still says by its
/// selector which labels they have.
fn budgets<'w>(object: &KubeObject<'w>, cluster: Cluster<'w>) -> Vec<KubeObject<'w>> {
    let selector = object.at_path(&["spec", "selector"]);
    let found = match (object.workloads().next(), selector) {
        (Some(_), None) if !object.is("ReplicationController") => Vec::new(),
        (Some(workload), _) => availability::budgets(&workload, cluster),
        (None, Some(selector)) => {
            let labels = Labels::of(selector.field("matchLabels"));
            cluster.selecting_labels("PodDisruptionBudget", labels, object.namespace()).collect()
        }
        (None, None) => Vec::new(),
    };
    found.into_iter().filter(|budget| budget.api_version() == "policy/v1").collect()
}
