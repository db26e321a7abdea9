//! Liveness that kills before readiness has acted.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::model::kubernetes::probes::{Timing, ask_the_same};
use crate::rule::{Body, Context, rule};

rule! {
    /// Liveness probe no more patient than readiness
    ///
    /// Liveness and readiness ask the same, and liveness gives up no later: when the answer fails, the kubelet kills
    /// the container at the moment at which it is taken out of the Service. Load or a dependency that is down then
    /// restarts all replicas at once. Delay, period and threshold of both are compared.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    IMPATIENT_LIVENESS_PROBE = {
        id: "kubernetes/impatient-liveness-probe",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Give the livenessProbe a higher failureThreshold or period than readiness, or let it ask only whether the process works.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let (Some(ready), Some(alive)) = (container.probe("readinessProbe"), container.probe("livenessProbe")) else {
        return;
    };
    let (readiness, liveness) = (Timing::of(ready), Timing::of(alive));
    let no_later = liveness.patience() <= readiness.patience();
    if no_later && ask_the_same(ready, alive) && !container.workload().runs_to_completion() {
        let message = format!(
            "{} is killed after failing for {} s, and taken out of the Service after {} s.",
            container.subject(),
            liveness.patience(),
            readiness.patience()
        );
        context.hit(Place::key_of(alive), message).related(Place::key_of(ready), "readiness asks the same");
    }
}
