//! Containers that are the node.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Privileged container
    ///
    /// A privileged container sees every device of its node, has every capability and no seccomp, AppArmor or
    /// SELinux confinement: whoever takes it over has the node, and with it every secret of every pod there.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    PRIVILEGED_CONTAINER = {
        id: "kubernetes/privileged-container",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:privileged-container", "kube-linter:privilege-escalation-container", "kube-score:container-security-context-privileged", "polaris:runAsPrivileged", "KSV-0017", "CKV_K8S_16", "gatekeeper:K8sPSPPrivilegedContainer", "kyverno:disallow-privileged-containers"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove privileged and add the one capability or device that the container needs.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if let Some(privileged) = container.security(&["privileged"]).filter(|_| container.is_privileged()) {
        context.hit(privileged, format!("{} is privileged: it owns the node that it runs on.", container.subject()));
    }
}
