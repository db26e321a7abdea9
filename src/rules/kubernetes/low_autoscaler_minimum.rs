//! Autoscalers that go down to one pod.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Autoscaler with a minimum below two
    ///
    /// In quiet hours the application runs as one pod: every drain, eviction or crash then is an outage.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    LOW_AUTOSCALER_MINIMUM = {
        id: "kubernetes/low-autoscaler-minimum",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:hpa-minimum-three-replicas", "kube-score:horizontalpodautoscaler-replicas", "polaris:hpaMinAvailability"],
        profiles: [Strict],
        remedy: "Set minReplicas to at least two.",
        body: Body::Objects(&["HorizontalPodAutoscaler"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    if let Some(minimum) =
        scaler.at_path(&["spec", "minReplicas"]).filter(|minimum| minimum.as_i64().is_some_and(|pods| pods < 2))
    {
        context.hit(minimum, "In quiet hours the application is a single pod.");
    }
}
