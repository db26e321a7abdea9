//! Containers without a security context.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Fields, Role, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without a security context
    ///
    /// Only an observation: what matters is said by the rules about users, capabilities and profiles, which also
    /// know what a container inherits from its pod. Where it inherits a user, a group or a profile, the rule
    /// `kubernetes/context-of-pod-only` says so instead.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    MISSING_CONTAINER_SECURITY_CONTEXT = {
        id: "kubernetes/missing-container-security-context",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0118", "CKV_K8S_30"],
        profiles: [],
        remedy: "Set allowPrivilegeEscalation to false and drop capabilities.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() == Role::Ephemeral || security::inherits_context(container) {
        return;
    }
    match container.get(&["securityContext"]) {
        Some(own) if !own.holds_nothing() => {}
        Some(own) => {
            _ = context.hit(Place::key_of(own), format!("{} has an empty security context.", container.subject()))
        }
        None => {
            let message = format!("{} has no security context.", container.subject());
            context.hit(container.lacking(&["securityContext"]), message);
        }
    }
}
