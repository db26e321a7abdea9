//! Autoscalers that scale nothing.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// HorizontalPodAutoscaler without a target
    ///
    /// `spec.scaleTargetRef` is required; the API server refuses the autoscaler without it.
    ///
    /// References:
    /// <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/>
    TARGETLESS_AUTOSCALER = {
        id: "kubernetes/targetless-autoscaler",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:dangling-horizontalpodautoscaler", "kube-score:horizontalpodautoscaler-has-target"],
        profiles: [Strict],
        remedy: "Name the workload in spec.scaleTargetRef.",
        body: Body::Objects(&["HorizontalPodAutoscaler"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    if scaler.at_path(&["spec", "scaleTargetRef", "name"]).is_none() {
        let message = format!("{} scales nothing.", scaler.describe());
        context.hit(scaler.lacking(&["spec", "scaleTargetRef", "name"]), message);
    }
}
