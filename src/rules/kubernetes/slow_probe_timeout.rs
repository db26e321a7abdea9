//! Probes that wait longer than they pause.

use crate::model::kubernetes::Container;
use crate::model::kubernetes::probes::{PROBES, Timing};
use crate::rule::{Body, Context, rule};

rule! {
    /// Probe timeout above its period
    ///
    /// The kubelet runs a probe of a container one after the other. Where a single answer may take longer than the
    /// period, a hanging container is asked less often than written, and it takes `timeoutSeconds` times
    /// `failureThreshold` until something happens, not `periodSeconds` times it. No other tool does the arithmetic.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes>
    SLOW_PROBE_TIMEOUT = {
        id: "kubernetes/slow-probe-timeout",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Make timeoutSeconds at most periodSeconds.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in PROBES {
        let Some(probe) = container.probe(name) else { continue };
        let Timing { timeout, period, .. } = Timing::of(probe);
        if let Some(node) = probe.get("timeoutSeconds").filter(|_| timeout > period) {
            let message = format!("The {name} waits {timeout} s for an answer and asks every {period} s.");
            context.hit(node, message);
        }
    }
}
