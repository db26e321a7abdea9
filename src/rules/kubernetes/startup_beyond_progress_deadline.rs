//! Starts that are allowed to take longer than the rollout.

use crate::finding::Place;
use crate::model::kubernetes::probes::Timing;
use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Startup probe more patient than the progress deadline
    ///
    /// The startup probe lets a container take longer than `progressDeadlineSeconds` (600 unless written) to start. A
    /// slow start that the probe allows is then reported as a failed rollout, and what waits for it rolls back or
    /// stops.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds>
    STARTUP_BEYOND_PROGRESS_DEADLINE = {
        id: "kubernetes/startup-beyond-progress-deadline",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Raise progressDeadlineSeconds above the time that the startupProbe allows.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    if !object.is("Deployment") {
        return;
    }
    let written = object.at_path(&["spec", "progressDeadlineSeconds"]);
    let deadline = object.node().number_at(&["spec", "progressDeadlineSeconds"]).unwrap_or(600);
    for container in workload.containers().filter(|container| container.is_long_running()) {
        let Some(probe) = container.probe("startupProbe") else { continue };
        let timing = Timing::of(probe);
        // One that does not even begin in time is another rule's.
        if timing.longest_start() > deadline && timing.initial_delay < deadline {
            let message = format!(
                "A start may take {} s, and the rollout is given up after {deadline} s.",
                timing.longest_start()
            );
            let hit = context.hit(Place::key_of(probe), message);
            if let Some(written) = written {
                hit.related(written, "the deadline");
            }
        }
    }
}
