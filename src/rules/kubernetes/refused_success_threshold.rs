//! Success thresholds that the API server refuses.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Liveness or startup probe that must succeed twice
    ///
    /// For liveness and startup probes `successThreshold` must be 1: the API server refuses the pod otherwise. Only
    /// readiness may ask for several successes.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes>
    REFUSED_SUCCESS_THRESHOLD = {
        id: "kubernetes/refused-success-threshold",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Remove successThreshold.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in ["livenessProbe", "startupProbe"] {
        let threshold = container.probe(name).and_then(|probe| probe.field("successThreshold"));
        if let Some(threshold) = threshold.filter(|threshold| threshold.as_i64().is_some_and(|times| times > 1)) {
            let message = format!("The API server refuses a {name} that must succeed {} times.", threshold.content());
            context.hit(threshold, message);
        }
    }
}
