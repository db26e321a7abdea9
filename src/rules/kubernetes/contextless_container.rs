//! Containers without any security context, their own or the pod's.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without its own security context, for kube-score
    ///
    /// kube-score reports a container without a security context under its check for read-only root filesystems, on
    /// Windows too. On Linux `kubernetes/writable-root-filesystem` says the same.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    CONTEXTLESS_CONTAINER = {
        id: "kubernetes/contextless-container",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-security-context-readonlyrootfilesystem"],
        profiles: [],
        remedy: "Set readOnlyRootFilesystem, allowPrivilegeEscalation and capabilities.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let windows = container.workload().runs_on_windows();
    if windows && container.get(&["securityContext"]).is_none() && container.role() != Role::Ephemeral {
        context
            .hit(container.lacking(&["securityContext"]), format!("{} has no security context.", container.subject()));
    }
}
