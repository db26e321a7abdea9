//! Services whose pods are all stopped at once.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Recreate behind a Service
    ///
    /// A Service of this run selects the pods, and with `Recreate` all of them stop before the first new one
    /// starts: clients see every rollout. The API server refuses every other word than `Recreate` and `RollingUpdate`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy>
    RECREATED_BACKEND = {
        id: "kubernetes/recreated-backend",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:deployment-strategy"],
        profiles: [Strict],
        remedy: "Use RollingUpdate.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let strategy = object.at_path(&["spec", "strategy", "type"]).filter(|_| object.is("Deployment"));
    let Some(strategy) = strategy.filter(|strategy| !matches!(strategy.content(), "" | "RollingUpdate")) else {
        return;
    };
    if let Some(service) = context.workspace.cluster().services_of(workload).next() {
        let message = "Clients of the Service see every rollout as an outage.";
        context.hit(strategy, message).related(service.name_place(), "this Service selects the pods");
    }
}
