//! Workloads that no autoscaler scales.

use crate::model::kubernetes::{KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Workload that no autoscaler scales
    ///
    /// No HorizontalPodAutoscaler or ScaledObject of this run is for it. Few workloads need one.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    UNSCALED_WORKLOAD = {
        id: "kubernetes/unscaled-workload",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:check-hpa-exists"],
        profiles: [],
        remedy: "Add a HorizontalPodAutoscaler where the load varies.",
        body: Body::Objects(&["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    if availability::autoscalers(object, context.workspace.cluster()).is_empty() {
        context.missing(object.name_place(), "No autoscaler scales it.", "a HorizontalPodAutoscaler");
    }
}
