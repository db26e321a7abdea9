//! Containers whose only security context is that of the pod.

use crate::model::kubernetes::{Container, Fields, Role, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container whose only security context is the pod's
    ///
    /// The container has no security context of its own and inherits users, groups or profiles from its pod. What a pod
    /// cannot say for it, such as dropped capabilities and forbidden privilege escalation, nobody says. Checkov fires
    /// here, and Trivy counts what is inherited.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    CONTEXT_OF_POD_ONLY = {
        id: "kubernetes/context-of-pod-only",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_30"],
        profiles: [],
        remedy: "Set allowPrivilegeEscalation to false and drop capabilities.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let own = container.get(&["securityContext"]).filter(|own| !own.holds_nothing());
    if container.role() != Role::Ephemeral && own.is_none() && security::inherits_context(container) {
        let message = format!("{} has no security context of its own.", container.subject());
        context.hit(container.lacking(&["securityContext"]), message);
    }
}
