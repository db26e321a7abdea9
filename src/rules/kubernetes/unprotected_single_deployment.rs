//! Deployments of one pod without a budget.

use crate::model::kubernetes::{Fields, Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Single replica without a PodDisruptionBudget
    ///
    /// Polaris asks every Deployment for a budget. Over one pod it can only block drains or protect nothing.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    UNPROTECTED_SINGLE_DEPLOYMENT = {
        id: "kubernetes/unprotected-single-deployment",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:missingPodDisruptionBudget"],
        profiles: [],
        remedy: "Run more replicas first; a budget over one pod blocks drains.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let single = object.node().number_at(&["spec", "replicas"]).is_some_and(|replicas| replicas < 2);
    if object.is("Deployment") && single && availability::budgets(workload, context.workspace.cluster()).is_empty() {
        let message = "No PodDisruptionBudget selects its only pod.";
        context.missing(object.name_place(), message, "a PodDisruptionBudget");
    }
}
