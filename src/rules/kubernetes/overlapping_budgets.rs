//! Pods that two disruption budgets protect.

use crate::model::kubernetes::together::{are_together, group};
use crate::model::kubernetes::{KubeObject, Selector};
use crate::rule::{Body, Context, rule};

rule! {
    /// Two budgets for the same pods
    ///
    /// Two PodDisruptionBudgets of one unit select the pods of one workload. The eviction API does not know what to do
    /// then and refuses every eviction: draining the node never ends. No other tool looks.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-workload-controllers-and-selectors>
    OVERLAPPING_BUDGETS = {
        id: "kubernetes/overlapping-budgets",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Keep one budget for each pod.",
        body: Body::Objects(&["PodDisruptionBudget"], check),
    }
}

fn check(budget: &KubeObject, context: &mut Context) {
    let Some(selector) = budget.at_path(&["spec", "selector"]).map(Selector::full) else { return };
    let cluster = context.workspace.cluster().beside(budget);
    let mut workloads =
        cluster.selected(&selector, budget.namespace()).filter(|workload| belong(workload.object(), budget));
    // The first of several is left alone, so that two are one finding.
    let rival = workloads.find_map(|workload| {
        let rival = cluster.selecting("PodDisruptionBudget", &workload).find(|other| {
            belong(other, budget) && group(other, context.workspace) == group(budget, context.workspace)
        })?;
        (rival.name() != budget.name()).then_some((rival, workload))
    });
    if let Some((rival, workload)) = rival {
        let object = workload.object();
        let message =
            format!("{} protects the pods of {} too, so none can be evicted.", rival.describe(), object.describe());
        let hit = context.hit(budget.name_place(), message);
        hit.related(rival.name_place(), "the other budget").related(object.name_place(), "the pods of this");
    }
}

/// Whether an object is surely applied to where a budget is.
fn belong(object: &KubeObject, budget: &KubeObject) -> bool {
    are_together(object, budget) && object.namespace() == budget.namespace()
}
