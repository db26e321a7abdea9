//! Budgets for pods that are not here.

use crate::finding::Place;
use crate::model::kubernetes::{KubeObject, Selector, operators};
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget that selects nothing
    ///
    /// No workload of this run has the labels, so the budget protects nobody. An empty selector is for all pods. No other
    /// tool says so.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    DANGLING_BUDGET = {
        id: "kubernetes/dangling-budget",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Make the selector the labels of the pods that are meant.",
        body: Body::Objects(&["PodDisruptionBudget"], check),
    }
}

fn check(budget: &KubeObject, context: &mut Context) {
    let Some(node) = budget.at_path(&["spec", "selector"]) else { return };
    let selector = Selector::full(node);
    let cluster = context.workspace.cluster().beside(budget);
    let selected = selector.is_empty() || cluster.is_any_selected(&selector, budget.namespace());
    if !selected && !operators::make_pods(cluster, &selector, budget.namespace()) {
        context.missing(Place::key_of(node), "No pods have the labels that this budget selects.", "the workload");
    }
}
