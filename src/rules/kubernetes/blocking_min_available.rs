//! Budgets that want every pod.

use crate::model::kubernetes::{KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget with minAvailable of 100 percent
    ///
    /// All pods must always be there: draining a node waits for ever, and node upgrades stop here.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    BLOCKING_MIN_AVAILABLE = {
        id: "kubernetes/blocking-min-available",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:pdb-min-available", "polaris:pdbDisruptionsIsZero", "gatekeeper:K8sPodDisruptionBudget"],
        profiles: [Default, KubeLinter],
        remedy: "Set maxUnavailable to one instead.",
        body: Body::Objects(&["PodDisruptionBudget"], check),
    }
}

fn check(budget: &KubeObject, context: &mut Context) {
    let Some(node) = budget.at_path(&["spec", "minAvailable"]) else { return };
    if matches!(availability::Amount::of(node), Some(availability::Amount::Percent(share)) if share >= 100) {
        context.hit(node, "All pods must always be there, so draining a node waits for ever.");
    }
}
