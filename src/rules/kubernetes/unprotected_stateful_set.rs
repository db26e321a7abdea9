//! StatefulSets that a drain may take down.

use crate::model::kubernetes::{Fields, Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// StatefulSet without a PodDisruptionBudget
    ///
    /// No budget of this run selects the pods, so draining nodes for an upgrade may evict a quorum at once.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    UNPROTECTED_STATEFUL_SET = {
        id: "kubernetes/unprotected-stateful-set",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:statefulset-has-poddisruptionbudget", "kyverno:require-pdb"],
        profiles: [Strict],
        remedy: "Add a PodDisruptionBudget with maxUnavailable of one that selects the pods.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let single = object.node().number_at(&["spec", "replicas"]).is_some_and(|replicas| replicas < 2);
    if object.is("StatefulSet") && !single && availability::budgets(workload, context.workspace.cluster()).is_empty() {
        let message = "A drain of nodes may evict all of its pods at once.";
        context.missing(object.name_place(), message, "a PodDisruptionBudget");
    }
}
