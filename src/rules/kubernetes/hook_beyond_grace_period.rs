//! Hooks that outlast the time to end.

use crate::model::kubernetes::{Container, probes};
use crate::rule::{Body, Context, rule};

rule! {
    /// preStop hook as long as the grace period
    ///
    /// The time that a preStop hook sleeps counts against `terminationGracePeriodSeconds` (30 unless written). Where it
    /// takes all of it, the process is killed two seconds after it was asked to end: open requests break, and nothing
    /// is written to disk any more.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution>
    HOOK_BEYOND_GRACE_PERIOD = {
        id: "kubernetes/hook-beyond-grace-period",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Raise terminationGracePeriodSeconds above the sleep and what the process needs to end.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let Some((sleep, node)) = probes::hook_sleep(container) else { return };
    let workload = container.workload();
    let grace = probes::grace_period(workload);
    if sleep >= grace && grace > 0 {
        let message = format!("The hook sleeps {sleep} s of the {grace} s in which {} must end.", container.describe());
        let hit = context.hit(node, message);
        if let Some(written) = workload.pod(&["terminationGracePeriodSeconds"]) {
            hit.related(written, "the grace period");
        }
    }
}
