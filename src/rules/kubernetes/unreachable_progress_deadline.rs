//! Rollouts that are given up before they can succeed.

use crate::model::kubernetes::probes::Timing;
use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Progress deadline before the pods can be ready
    ///
    /// Readiness and startup probes do not ask before their `initialDelaySeconds`, and a pod must then be ready for
    /// `minReadySeconds`. Together that is at least `progressDeadlineSeconds` (600 unless written), so every rollout is
    /// reported as failed, and what waits for it (a pipeline, Argo CD, Helm) fails with it.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds>
    UNREACHABLE_PROGRESS_DEADLINE = {
        id: "kubernetes/unreachable-progress-deadline",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Raise progressDeadlineSeconds, or ask earlier with a startupProbe.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    if !object.is("Deployment") {
        return;
    }
    let long_running = workload.containers().filter(|container| container.is_long_running());
    let probes = long_running
        .flat_map(|container| ["readinessProbe", "startupProbe"].map(|name| container.probe(name)))
        .flatten()
        .filter(|probe| probe.field("initialDelaySeconds").is_some());
    let Some(latest) = probes.max_by_key(|probe| Timing::of(*probe).initial_delay) else { return };
    let seconds = |field: &str| object.node().number_at(&["spec", field]);
    let deadline = seconds("progressDeadlineSeconds").unwrap_or(600);
    let steady = seconds("minReadySeconds").unwrap_or(0);
    let delay = Timing::of(latest).initial_delay;
    if let Some(node) = latest.field("initialDelaySeconds").filter(|_| delay.saturating_add(steady) >= deadline) {
        let message = format!(
            "No pod is available before {} s, and the rollout is given up after {deadline} s.",
            delay.saturating_add(steady)
        );
        let hit = context.hit(node, message);
        for field in ["progressDeadlineSeconds", "minReadySeconds"] {
            if let Some(node) = object.at_path(&["spec", field]) {
                hit.related(node, field);
            }
        }
    }
}
