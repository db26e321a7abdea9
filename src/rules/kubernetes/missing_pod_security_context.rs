//! Pods without a security context.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod without a security context
    ///
    /// Only an observation: what matters is said by the rules about users, capabilities and profiles. Checkov
    /// accepts any content.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    MISSING_POD_SECURITY_CONTEXT = {
        id: "kubernetes/missing-pod-security-context",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0118", "CKV_K8S_29"],
        profiles: [],
        remedy: "Set runAsNonRoot and a seccompProfile for the pod.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    match workload.security_context() {
        Some(own) if !own.holds_nothing() => {}
        Some(own) => _ = context.hit(Place::key_of(own), "The pod's security context is empty."),
        None => _ = context.hit(workload.lacking(&["securityContext"]), "The pod has no security context."),
    }
}
