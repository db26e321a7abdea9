//! Pods that allow root although no container may.

use crate::model::kubernetes::{Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// runAsNonRoot false for the pod, true for every container
    ///
    /// Pod Security refuses an explicit `runAsNonRoot: false` at level restricted, also where every container says
    /// true.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    DISABLED_NON_ROOT = {
        id: "kubernetes/disabled-non-root",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [],
        remedy: "Remove runAsNonRoot: false from the pod.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let Some(node) = workload.pod(&["securityContext", "runAsNonRoot"]).filter(|node| node.as_bool() == Some(false))
    else {
        return;
    };
    let confined = security::is_root_confined(workload, &context.run.versions);
    if !confined && workload.containers().iter().all(|container| container.run_as_non_root().value) {
        context.hit(node, "The pod allows root although none of its containers may run as root.");
    }
}
