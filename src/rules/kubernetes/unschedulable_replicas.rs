//! Replicas for which there are too few zones.

use crate::model::kubernetes::{Workload, availability, zones};
use crate::rule::{Body, Context, rule};

rule! {
    /// More replicas than the zones have room for
    ///
    /// Required affinity limits the pods to some zones, and required anti-affinity by zone, or spreading with a
    /// `minDomains` above the number of these zones, lets only so many pods into each. The replicas above that stay
    /// pending for ever, and a rolling update stands still. With an autoscaler its minimum counts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>
    UNSCHEDULABLE_REPLICAS = {
        id: "kubernetes/unschedulable-replicas",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Allow more zones, prefer instead of require, or lower the replicas.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    if !object.is_any(&availability::REPLICATED) {
        return;
    }
    let Some((count, limit)) = zones::allowed(workload) else { return };
    let Some((room, rule)) = zones::room(workload, i64::try_from(count).unwrap_or(i64::MAX)) else { return };
    let pods = availability::fewest(object, context.workspace.cluster());
    if let Some(pods) = pods.filter(|&pods| pods > room) {
        let message = format!("{} has {pods} pods, and only {room} fit into {count} zones.", object.describe());
        context.hit(rule, message).related(limit, "the zones");
    }
}
