//! Pods without topology spread constraints.

use crate::finding::Place;
use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// No topology spread constraint
    ///
    /// Polaris asks every pod but those of Jobs for one, however many replicas there are and whatever anti-affinity
    /// says.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>
    MISSING_TOPOLOGY_SPREAD = {
        id: "kubernetes/missing-topology-spread",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:topologySpreadConstraint"],
        profiles: [],
        remedy: "Add a topologySpreadConstraint over zones.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let job = workload.object().is_any(&["Job", "CronJob"]);
    if !job && workload.pod_list(&["topologySpreadConstraints"]).next().is_none() {
        let empty = workload.pod(&["topologySpreadConstraints"]).map(Place::key_of);
        let place = empty.unwrap_or_else(|| workload.lacking(&["topologySpreadConstraints"]));
        context.hit(place, "No constraint spreads the pods over nodes or zones.");
    }
}
