//! Replicas that share a zone.

use crate::model::kubernetes::{Workload, availability, zones};
use crate::rule::{Body, Context, rule};

rule! {
    /// All replicas in one zone
    ///
    /// A node selector or required affinity limits the pods to one zone, and there are several of them: when the zone
    /// fails, all are gone. With an autoscaler its minimum counts.
    ///
    /// References: <https://kubernetes.io/docs/setup/best-practices/multiple-zones/>
    SINGLE_ZONE_WORKLOAD = {
        id: "kubernetes/single-zone-workload",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Allow more than one zone, or say in a suppression why it must be this one.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    if !object.is_any(&availability::REPLICATED) {
        return;
    }
    let Some((1, limit)) = zones::allowed(workload) else { return };
    let pods = availability::fewest(object, context.workspace.cluster());
    if let Some(pods) = pods.filter(|&pods| pods > 1) {
        context.hit(limit, format!("All {pods} pods of {} stand in one zone.", object.describe()));
    }
}
