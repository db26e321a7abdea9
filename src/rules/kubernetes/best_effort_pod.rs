//! Pods of the class BestEffort.

use crate::document::Node;
use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod that asks for nothing
    ///
    /// No container has requests or limits: the pod is of the class BestEffort, is placed anywhere and killed first
    /// when its node runs short.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#besteffort>
    BEST_EFFORT_POD = {
        id: "kubernetes/best-effort-pod",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:require-qos-burstable"],
        profiles: [],
        remedy: "Set requests of CPU and memory.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let asks =
        |container: Node| ["requests", "limits"].iter().any(|key| container.field_at(&["resources", key]).is_some());
    let mut containers = workload.pod_list(&["containers"]).peekable();
    if containers.peek().is_some() && !containers.any(asks) {
        context.hit(workload.lacking(&["containers"]), "The pod is killed first when its node runs short.");
    }
}
