//! Pods with a priority of their own.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Priority class other than the system's
    ///
    /// kube-linter accepts the two system classes only; Polaris wants any class. Both are opinions, so neither
    /// stands in a profile.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/>
    FOREIGN_PRIORITY_CLASS = {
        id: "kubernetes/foreign-priority-class",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:priority-class-name"],
        profiles: [],
        remedy: "Use system-cluster-critical or system-node-critical, or nothing.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let class = workload.pod(&["priorityClassName"]);
    if let Some(class) =
        class.filter(|class| !matches!(class.content(), "" | "system-cluster-critical" | "system-node-critical"))
    {
        context.hit(class, format!("{} is a priority class of this cluster.", class.content()));
    }
}
