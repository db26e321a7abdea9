//! Autoscalers that go down to two pods.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Autoscaler with a minimum of two
    ///
    /// kube-linter asks for three replicas at least. What is needed depends on the application.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    AUTOSCALER_MINIMUM_OF_TWO = {
        id: "kubernetes/autoscaler-minimum-of-two",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:hpa-minimum-three-replicas"],
        profiles: [],
        remedy: "Set minReplicas to three, one per zone.",
        body: Body::Objects(&["HorizontalPodAutoscaler"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    if let Some(minimum) = scaler.at_path(&["spec", "minReplicas"]).filter(|minimum| minimum.as_i64() == Some(2)) {
        context.hit(minimum, "In quiet hours the application is two pods.");
    }
}
