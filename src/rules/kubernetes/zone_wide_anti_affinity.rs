//! Replicas that only zones keep apart.

use crate::finding::Place;
use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Anti-affinity over zones only
    ///
    /// The replicas avoid each other's zone or region, and no term is about nodes. Where there are more replicas than zones, a
    /// required term leaves some of them pending, and a preferred one lets two of a zone share a node. kube-linter asks for
    /// `kubernetes.io/hostname`; kube-score is content.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity>
    ZONE_WIDE_ANTI_AFFINITY = {
        id: "kubernetes/zone-wide-anti-affinity",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-anti-affinity"],
        profiles: [KubeLinter],
        remedy: "Add a term or a topologySpreadConstraint over kubernetes.io/hostname.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let several = object.is_any(&availability::REPLICATED) && matches!(availability::replicas(object), Some(2..));
    if several && availability::is_spread_over_zones_only(workload) {
        let written = workload.pod(&["affinity", "podAntiAffinity"]);
        let place = written.map_or_else(|| workload.lacking(&["affinity"]), Place::key_of);
        context.hit(place, "Only zones keep the replicas apart, so two of them may share a node.");
    }
}
