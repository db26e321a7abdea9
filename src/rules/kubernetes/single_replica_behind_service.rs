//! Services with one pod behind them.

use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service with a single replica behind it
    ///
    /// A Service of this run selects the Deployment's only pod, and no autoscaler scales it: every restart is an
    /// outage that clients see.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas>
    SINGLE_REPLICA_BEHIND_SERVICE = {
        id: "kubernetes/single-replica-behind-service",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:deployment-replicas"],
        profiles: [Strict],
        remedy: "Run at least two replicas, or scale with a HorizontalPodAutoscaler.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let cluster = context.workspace.cluster();
    let single = object.is("Deployment") && matches!(availability::replicas(object), Some(..2));
    if !single || !availability::autoscalers(object, cluster).is_empty() {
        return;
    }
    if let Some(service) = cluster.services_of(workload).next() {
        let place = object.place_at(&["spec", "replicas"]);
        context
            .hit(place, "Clients see every restart of the only pod.")
            .related(service.name_place(), "this Service selects it");
    }
}
