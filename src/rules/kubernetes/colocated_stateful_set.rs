//! Replicas of a StatefulSet that may share one node.

use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Replicas of a StatefulSet on one node
    ///
    /// Nothing keeps the replicas apart, so a quorum may sit on one node and be lost with it. Anti-affinity or a
    /// topology spread constraint by host, zone or region that selects the pods themselves is enough.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity>
    COLOCATED_STATEFUL_SET = {
        id: "kubernetes/colocated-stateful-set",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:no-anti-affinity", "kube-score:statefulset-has-host-podantiaffinity", "kyverno:spread-pods"],
        profiles: [Strict, KubeLinter],
        remedy: "Add podAntiAffinity over kubernetes.io/hostname that selects the pods.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let several = object.is("StatefulSet") && availability::replicas(object) >= 2;
    if several && !availability::is_spread(workload) {
        let message = format!("Nothing keeps its {} replicas off one node.", availability::replicas(object));
        context.hit(workload.lacking(&["affinity", "podAntiAffinity"]), message);
    }
}
