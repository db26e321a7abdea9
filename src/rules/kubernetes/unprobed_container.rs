//! Containers without any probe.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without any probe
    ///
    /// No readiness, liveness or startup probe: the cluster knows nothing about this container but whether its
    /// process runs.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    UNPROBED_CONTAINER = {
        id: "kubernetes/unprobed-container",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-pod-probes"],
        profiles: [],
        remedy: "Add a readinessProbe that succeeds once the container can serve.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() != Role::Regular || container.workload().runs_to_completion() {
        return;
    }
    let probes = ["readinessProbe", "livenessProbe", "startupProbe"];
    if probes.iter().all(|probe| container.probe(probe).is_none()) {
        let message = format!("{} has no probe at all.", container.subject());
        context.hit(container.lacking(&["readinessProbe"]), message);
    }
}
