//! Pods without a priority.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// No priority class
    ///
    /// Without a class the pods have the cluster's default priority, and when nodes are full nothing says which go
    /// first. Only clusters with classes of their own gain from it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/>
    MISSING_PRIORITY_CLASS = {
        id: "kubernetes/missing-priority-class",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:priorityClassNotSet", "kyverno:require-pod-priorityclassname"],
        profiles: [],
        remedy: "Set priorityClassName where the cluster has classes.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if workload.pod(&["priorityClassName"]).is_none() {
        context.hit(workload.lacking(&["priorityClassName"]), "The pods have the cluster's default priority.");
    }
}
