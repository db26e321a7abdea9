//! StatefulSets without replicas that nothing spreads.

use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// StatefulSet without replicas and without anti-affinity
    ///
    /// No replicas are written, so the StatefulSet is one pod until somebody scales it. kube-score asks for
    /// anti-affinity beforehand.
    ///
    /// Only `apps/v1` is meant; what came before it is refused, and `kubernetes/removed-api` says so.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity>
    UNSPREAD_STATEFUL_SET = {
        id: "kubernetes/unspread-stateful-set",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:statefulset-has-host-podantiaffinity"],
        profiles: [],
        remedy: "Add podAntiAffinity over kubernetes.io/hostname that selects the pods.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let unset = object.is("StatefulSet")
        && object.api_version() == "apps/v1"
        && object.at_path(&["spec", "replicas"]).is_none();
    if unset && !availability::is_spread(workload) {
        context
            .hit(workload.lacking(&["affinity", "podAntiAffinity"]), "Once scaled, its replicas may share one node.");
    }
}
