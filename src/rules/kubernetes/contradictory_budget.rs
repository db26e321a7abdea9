//! Budgets that say two things.

use crate::finding::Place;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget with both limits
    ///
    /// `minAvailable` and `maxUnavailable` exclude each other: the API server refuses the budget, and the pods have
    /// none.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget>
    CONTRADICTORY_BUDGET = {
        id: "kubernetes/contradictory-budget",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Keep one of the two; maxUnavailable grows with the replicas.",
        body: Body::Objects(&["PodDisruptionBudget"], check),
    }
}

fn check(budget: &KubeObject, context: &mut Context) {
    let written = |field| budget.at_path(&["spec", field]);
    if let (Some(least), Some(most)) = (written("minAvailable"), written("maxUnavailable")) {
        let message = "The API server refuses a budget with minAvailable and maxUnavailable.";
        context.hit(Place::key_of(most), message).related(Place::key_of(least), "the other limit");
    }
}
