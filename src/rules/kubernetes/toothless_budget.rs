//! Budgets that protect nobody.

use crate::model::kubernetes::availability::{self, Amount};
use crate::model::kubernetes::{KubeObject, Selector, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget that allows every eviction
    ///
    /// `minAvailable` of zero, `maxUnavailable` of 100 percent, or a `maxUnavailable` of at least as many pods as the
    /// workload has: all pods may be evicted at once, so the budget protects nobody. With an autoscaler its minimum
    /// counts.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    TOOTHLESS_BUDGET = {
        id: "kubernetes/toothless-budget",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Allow fewer pods to be unavailable than there are, or remove the budget.",
        body: Body::Objects(&["PodDisruptionBudget"], check),
    }
}

fn check(budget: &KubeObject, context: &mut Context) {
    let amount = |field| budget.at_path(&["spec", field]).and_then(|node| Some((node, Amount::of(node)?)));
    if let Some((node, _)) = amount("minAvailable").filter(|(_, least)| least.of_pods(100) <= 0) {
        context.hit(node, "With no pod wanted, all may be evicted at once.");
    }
    let Some((node, most)) = amount("maxUnavailable") else { return };
    if matches!(most, Amount::Percent(100..)) {
        context.hit(node, "All pods may be evicted at once.");
        return;
    }
    let Some(selector) = budget.at_path(&["spec", "selector"]).map(Selector::full) else { return };
    let cluster = context.workspace.cluster().beside(budget);
    let counted = |workload: &Workload| workload.object().is_any(&availability::REPLICATED);
    // A budget may be for several workloads: it protects somebody as long as one of them has more pods, or may have them.
    let workloads = cluster.selected(&selector, budget.namespace()).filter(counted);
    let pods = workloads.map(|workload| Some((workload, availability::fewest(workload.object(), cluster)?)));
    let pods = pods.collect::<Option<Vec<_>>>().unwrap_or_default();
    if let Some((workload, pods)) = pods.into_iter().max_by_key(|(_, pods)| *pods)
        && pods > 1
        && most.of_pods(pods) >= pods
    {
        let message = format!("{} has {pods} pods, and all may be evicted at once.", workload.object().describe());
        context.hit(node, message).related(workload.object().name_place(), "the workload that it is for");
    }
}
