//! Pods that leave their restart policy to the default.

use crate::finding::Place;
use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Restart policy other than Always or OnFailure, or not written
    ///
    /// The default is `Always`, so nothing is wrong where it is not written; kube-linter wants it written down.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy>
    UNWRITTEN_RESTART_POLICY = {
        id: "kubernetes/unwritten-restart-policy",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:restart-policy"],
        profiles: [],
        remedy: "Write restartPolicy: Always.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let written = workload.pod(&["restartPolicy"]);
    if written.is_none_or(|policy| !matches!(policy.content(), "Always" | "OnFailure")) {
        let place = written.map_or_else(|| workload.lacking(&["restartPolicy"]), Place::of);
        context.hit(place, "kube-linter wants Always or OnFailure written here.");
    }
}
