//! Budgets above an autoscaler's minimum.

use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget that wants more pods than the autoscaler keeps
    ///
    /// When the autoscaler goes down to its written minimum, fewer pods are left than the budget wants, and no node can be
    /// drained. Where the budget wants exactly as many, or no minimum is written, see
    /// `kubernetes/unreachable-min-available`.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    BUDGET_ABOVE_AUTOSCALER = {
        id: "kubernetes/budget-above-autoscaler",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:pdbMinAvailableGreaterThanHPAMinReplicas"],
        profiles: [Strict],
        remedy: "Set minAvailable below the autoscaler's minReplicas, or maxUnavailable to one.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let cluster = context.workspace.cluster();
    let scalers = availability::autoscalers(workload.object(), cluster);
    let Some(scaler) = scalers.first().filter(|_| workload.object().is("Deployment")) else { return };
    if !["minReplicas", "minReplicaCount"].iter().any(|field| scaler.at_path(&["spec", field]).is_some()) {
        return;
    }
    let Some(minimum) = availability::minimum(scaler) else { return };
    for budget in availability::budgets(workload, cluster) {
        let Some(node) = budget.at_path(&["spec", "minAvailable"]) else { continue };
        if availability::Amount::of(node).is_some_and(|amount| amount.of_pods(minimum) > minimum) {
            let message =
                format!("The autoscaler goes down to {minimum}, and this budget wants {} always.", node.content());
            context.hit(node, message).related(scaler.name_place(), "the autoscaler").about(budget.describe());
        }
    }
}
