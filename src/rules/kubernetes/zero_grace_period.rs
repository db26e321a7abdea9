//! Pods that are killed without warning.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Grace period of zero
    ///
    /// With `terminationGracePeriodSeconds: 0` the processes are killed at once, without SIGTERM, and the pod is
    /// removed from the API before the node has confirmed it: open requests break, and a StatefulSet may run two pods
    /// of one name.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-forced>
    ZERO_GRACE_PERIOD = {
        id: "kubernetes/zero-grace-period",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Write the seconds that the process needs to end, or remove the field.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let grace = workload.pod(&["terminationGracePeriodSeconds"]);
    if let Some(grace) = grace.filter(|grace| grace.as_i64() == Some(0)) {
        context.hit(grace, "The processes are killed without being asked to end.");
    }
}
