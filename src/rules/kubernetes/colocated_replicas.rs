//! Replicas of other controllers that may share one node.

use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// ReplicaSet or ReplicationController that one node may hold
    ///
    /// Nothing keeps the replicas off one node, so its failure takes all of them down. Deployments and StatefulSets
    /// have rules of their own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>
    COLOCATED_REPLICAS = {
        id: "kubernetes/colocated-replicas",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-anti-affinity"],
        profiles: [KubeLinter],
        remedy: "Spread the pods with topologySpreadConstraints or podAntiAffinity over kubernetes.io/hostname.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let kinds = ["ReplicaSet", "ReplicationController", "DeploymentConfig", "DeploymentConfig.apps.openshift.io"];
    if object.is_any(&kinds) && availability::replicas(object) >= 2 && !availability::is_spread(workload) {
        let message = format!("Nothing keeps its {} replicas off one node.", availability::replicas(object));
        context.hit(workload.lacking(&["topologySpreadConstraints"]), message);
    }
}
