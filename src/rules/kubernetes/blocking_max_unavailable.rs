//! Budgets that allow no eviction.

use crate::model::kubernetes::{KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget with maxUnavailable of zero or less
    ///
    /// No pod may ever be evicted: draining a node waits for ever, and node upgrades stop here.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    BLOCKING_MAX_UNAVAILABLE = {
        id: "kubernetes/blocking-max-unavailable",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:pdb-max-unavailable", "polaris:pdbDisruptionsIsZero", "gatekeeper:K8sPodDisruptionBudget", "kyverno:pdb-maxunavailable"],
        profiles: [Default, KubeLinter],
        remedy: "Set maxUnavailable to one or more.",
        body: Body::Objects(&["PodDisruptionBudget"], check),
    }
}

fn check(budget: &KubeObject, context: &mut Context) {
    let Some(node) = budget.at_path(&["spec", "maxUnavailable"]) else { return };
    if availability::Amount::of(node).is_some_and(|amount| amount.of_pods(100) <= 0) {
        context.hit(node, "No pod may ever be evicted, so draining its node waits for ever.");
    }
}
