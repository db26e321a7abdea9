//! Pods that two disruption budgets protect.

use crate::model::kubernetes::{KubeObject, Workload, availability};
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
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let mut budgets = availability::budgets(workload, context.workspace.cluster());
    let unit = object.document().unit;
    budgets.retain(|budget: &KubeObject| budget.document().unit == unit && budget.namespace() == object.namespace());
    budgets.dedup_by(|one, other| one.name() == other.name());
    if let [first, second, ..] = budgets.as_slice() {
        let message =
            format!("{} protects the pods of {} too, so none can be evicted.", first.describe(), object.describe());
        context
            .hit(second.name_place(), message)
            .related(first.name_place(), "the other budget")
            .related(object.name_place(), "the pods of this")
            .about(second.describe());
    }
}
