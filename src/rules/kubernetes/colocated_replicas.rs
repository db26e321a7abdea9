//! Replicas that may all share one node.

use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule_table};

/// The kinds, and the field that would spread their replicas.
struct Row(&'static [&'static str], &'static [&'static str]);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Replicas of a Deployment on one node
    ///
    /// Nothing keeps the replicas apart, so the scheduler may put all of them on one node, and they go down
    /// together. Anti-affinity or a topology spread constraint by host, zone or region that selects the pods
    /// themselves is enough.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>
    {
        row: Row(&["Deployment"], &["topologySpreadConstraints"]),
        id: "kubernetes/colocated-deployment",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:no-anti-affinity", "kube-score:deployment-has-host-podantiaffinity", "kyverno:spread-pods"],
        profiles: [Strict, KubeLinter],
        remedy: "Add a topologySpreadConstraint over kubernetes.io/hostname that selects the pods.",
    }

    /// ReplicaSet or ReplicationController that one node may hold
    ///
    /// Nothing keeps the replicas off one node, so its failure takes all of them down. Deployments and StatefulSets
    /// have rules of their own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>
    {
        row: Row(
            &["ReplicaSet", "ReplicationController", "DeploymentConfig", "DeploymentConfig.apps.openshift.io"],
            &["topologySpreadConstraints"],
        ),
        id: "kubernetes/colocated-replicas",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-anti-affinity"],
        profiles: [KubeLinter],
        remedy: "Spread the pods with topologySpreadConstraints or podAntiAffinity over kubernetes.io/hostname.",
    }

    /// Replicas of a StatefulSet on one node
    ///
    /// Nothing keeps the replicas apart, so a quorum may sit on one node and be lost with it. Anti-affinity or a
    /// topology spread constraint by host, zone or region that selects the pods themselves is enough.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity>
    {
        row: Row(&["StatefulSet"], &["affinity", "podAntiAffinity"]),
        id: "kubernetes/colocated-stateful-set",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:no-anti-affinity", "kube-score:statefulset-has-host-podantiaffinity", "kyverno:spread-pods"],
        profiles: [Strict, KubeLinter],
        remedy: "Add podAntiAffinity over kubernetes.io/hostname that selects the pods.",
    }
}

fn check(Row(kinds, spread): &Row, workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let Some(replicas @ 2..) = availability::replicas(object) else { return };
    if object.is_any(kinds) && !availability::is_spread(workload) {
        let message = format!("Nothing keeps its {replicas} replicas off one node.");
        context.hit(workload.lacking(spread), message);
    }
}
