//! Autoscalers that cannot scale.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Autoscaler whose maximum is not above its minimum
    ///
    /// With `maxReplicas` equal to `minReplicas` the autoscaler never scales; below it the API server refuses it.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    FLAT_AUTOSCALER = {
        id: "kubernetes/flat-autoscaler",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:hpaMaxAvailability", "gatekeeper:K8sHorizontalPodAutoscaler"],
        profiles: [Default],
        remedy: "Set maxReplicas above minReplicas.",
        body: Body::Objects(&["HorizontalPodAutoscaler"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    let (Some(minimum), Some(maximum)) =
        (scaler.at_path(&["spec", "minReplicas"]), scaler.at_path(&["spec", "maxReplicas"]))
    else {
        return;
    };
    if maximum.as_i64().zip(minimum.as_i64()).is_some_and(|(maximum, minimum)| maximum <= minimum) {
        context.hit(maximum, format!("With a minimum of {} this autoscaler never scales.", minimum.content()));
    }
}
