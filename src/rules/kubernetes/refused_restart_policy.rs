//! Controllers whose pods would not be restarted.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Restart policy that a controller does not take
    ///
    /// The pods of a Deployment, StatefulSet, DaemonSet, ReplicaSet or ReplicationController restart always; with `Never` or
    /// `OnFailure` the API server refuses the object. No other tool says so.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy>
    REFUSED_RESTART_POLICY = {
        id: "kubernetes/refused-restart-policy",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Remove restartPolicy, or make it a Job.",
        body: Body::Workloads(check),
    }
}

/// The kinds that keep their pods running.
const KEEPERS: [&str; 5] = ["DaemonSet", "Deployment", "ReplicaSet", "ReplicationController", "StatefulSet"];

fn check(workload: &Workload, context: &mut Context) {
    let policy = workload.pod(&["restartPolicy"]).filter(|_| workload.object().is_any(&KEEPERS));
    if let Some(policy) = policy.filter(|policy| matches!(policy.content(), "Never" | "OnFailure")) {
        context.hit(policy, format!("A {} restarts its pods always.", workload.object().kind()));
    }
}
