//! Replicas that are not spread over nodes and zones.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Replicas not spread over nodes and zones
    ///
    /// With three replicas or more, one constraint over `kubernetes.io/hostname` and one over
    /// `topology.kubernetes.io/zone` keep both a node's and a zone's end from taking most of them.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>
    PARTLY_SPREAD_WORKLOAD = {
        id: "kubernetes/partly-spread-workload",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:topologyspreadconstraints-policy"],
        profiles: [],
        remedy: "Add both topologySpreadConstraints.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    if !object.is_any(&["Deployment", "StatefulSet"]) || !matches!(availability::replicas(object), Some(3..)) {
        return;
    }
    let keys = workload.pod_list(&["topologySpreadConstraints"]).filter_map(|spread| spread.text_at(&["topologyKey"]));
    let places = keys.filter(|key| matches!(*key, "kubernetes.io/hostname" | "topology.kubernetes.io/zone")).count();
    if places != 2 {
        let list = workload.pod(&["topologySpreadConstraints"]).map(Place::key_of);
        let place = list.unwrap_or_else(|| workload.lacking(&["topologySpreadConstraints"]));
        context.hit(place, "A node or a zone may take most of the replicas with it.");
    }
}
