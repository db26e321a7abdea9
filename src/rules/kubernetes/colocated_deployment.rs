//! Replicas of a Deployment that may share one node.

use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Replicas of a Deployment on one node
    ///
    /// Nothing keeps the replicas apart, so the scheduler may put all of them on one node, and they go down
    /// together. Anti-affinity or a topology spread constraint by host, zone or region that selects the pods
    /// themselves is enough.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>
    COLOCATED_DEPLOYMENT = {
        id: "kubernetes/colocated-deployment",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:no-anti-affinity", "kube-score:deployment-has-host-podantiaffinity", "kyverno:spread-pods"],
        profiles: [Strict, KubeLinter],
        remedy: "Add a topologySpreadConstraint over kubernetes.io/hostname that selects the pods.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let several = object.is("Deployment") && availability::replicas(object) >= 2;
    if several && !availability::is_spread(workload) {
        let message = format!("Nothing keeps its {} replicas off one node.", availability::replicas(object));
        context.hit(workload.lacking(&["topologySpreadConstraints"]), message);
    }
}
