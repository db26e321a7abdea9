//! Workloads without a number of replicas, which may share one node once they are scaled.

use crate::model::kubernetes::apis::Generation;
use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule_table};

/// The kind, and the field that would spread its replicas.
struct Row(&'static str, &'static [&'static str]);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Deployment without replicas and without anti-affinity
    ///
    /// No replicas are written, so the Deployment is one pod until an autoscaler or a person scales it. kube-score
    /// asks for anti-affinity beforehand. Only `apps/v1` is meant; what came before it is refused, and
    /// `kubernetes/removed-api` says so.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>
    {
        row: Row("Deployment", &["topologySpreadConstraints"]),
        id: "kubernetes/unspread-deployment",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:deployment-has-host-podantiaffinity"],
        profiles: [],
        remedy: "Add a topologySpreadConstraint over kubernetes.io/hostname that selects the pods.",
    }

    /// StatefulSet without replicas and without anti-affinity
    ///
    /// No replicas are written, so the StatefulSet is one pod until somebody scales it. kube-score asks for
    /// anti-affinity beforehand.
    ///
    /// Only `apps/v1` is meant; what came before it is refused, and `kubernetes/removed-api` says so.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity>
    {
        row: Row("StatefulSet", &["affinity", "podAntiAffinity"]),
        id: "kubernetes/unspread-stateful-set",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:statefulset-has-host-podantiaffinity"],
        profiles: [],
        remedy: "Add podAntiAffinity over kubernetes.io/hostname that selects the pods.",
    }
}

fn check(Row(kind, spread): &Row, workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let is_current = object.is(kind) && Generation::of(object) == Generation::Current;
    let is_unset = is_current && object.at_path(&["spec", "replicas"]).is_none();
    if is_unset && !availability::is_spread(workload) {
        context.hit(workload.lacking(spread), "Once scaled, its replicas may share one node.");
    }
}
