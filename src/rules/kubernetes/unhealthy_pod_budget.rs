//! Budgets that protect pods that do not work.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget that also protects pods that are not ready
    ///
    /// Without `unhealthyPodEvictionPolicy: AlwaysAllow` pods that crash or never became ready cannot be evicted
    /// when too few are healthy: a broken application blocks the drain of its nodes.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy>
    UNHEALTHY_POD_BUDGET = {
        id: "kubernetes/unhealthy-pod-budget",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:pdb-unhealthy-pod-eviction-policy"],
        profiles: [Strict, KubeLinter],
        remedy: "Set unhealthyPodEvictionPolicy to AlwaysAllow.",
        body: Body::Objects(&["PodDisruptionBudget"], check),
    }
}

fn check(budget: &KubeObject, context: &mut Context) {
    // Older versions of the API do not know the field.
    if budget.api_version() == "policy/v1" && budget.at_path(&["spec", "unhealthyPodEvictionPolicy"]).is_none() {
        let message = "A broken application blocks the drain of its nodes.";
        context.hit(budget.lacking(&["spec", "unhealthyPodEvictionPolicy"]), message);
    }
}
