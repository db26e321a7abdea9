//! Liveness that asks what readiness asks.

use crate::finding::Place;
use crate::model::kubernetes::probes::ask_the_same;
use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Liveness and readiness probe ask the same
    ///
    /// When a dependency is down, readiness should take the container out of the Service and wait. If liveness asks
    /// the same question the kubelet kills it at the same time, and all replicas restart together.
    ///
    /// Two probes are the same when they ask the same path and port, the same port, or run the same command. Named
    /// ports are compared by name (kube-score takes any two named ports for the same). Patience is not compared here:
    /// `kubernetes/impatient-liveness-probe` leaves alone a liveness probe that gives readiness time to act first.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    IDENTICAL_PROBES = {
        id: "kubernetes/identical-probes",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:pod-probes-identical"],
        profiles: [Strict],
        remedy: "Let the readinessProbe ask whether the container can serve, and the livenessProbe only whether its process still works, with more patience.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let (Some(ready), Some(alive)) = (container.probe("readinessProbe"), container.probe("livenessProbe")) else {
        return;
    };
    // kube-score does not compare calls of gRPC.
    let compared = alive.field("grpc").is_none() && ask_the_same(ready, alive);
    if container.workload().object().is_any(&["Job", "CronJob"]) || !compared {
        return;
    }
    let message =
        format!("{} is killed for the same reason for which it is taken out of the Service.", container.subject());
    context.hit(Place::key_of(alive), message).related(Place::key_of(ready), "the readiness probe asks the same");
}
