//! Autoscalers without a minimum.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Autoscaler without a minimum
    ///
    /// Without `minReplicas` the minimum is one: in quiet hours the application runs as a single pod.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    UNSET_AUTOSCALER_MINIMUM = {
        id: "kubernetes/unset-autoscaler-minimum",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:hpa-minimum-three-replicas", "kube-score:horizontalpodautoscaler-replicas"],
        profiles: [Strict],
        remedy: "Set minReplicas to at least two.",
        body: Body::Objects(&["HorizontalPodAutoscaler"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    if scaler.at_path(&["spec", "minReplicas"]).is_none() {
        context.hit(
            scaler.lacking(&["spec", "minReplicas"]),
            "Without minReplicas the application goes down to a single pod.",
        );
    }
}
