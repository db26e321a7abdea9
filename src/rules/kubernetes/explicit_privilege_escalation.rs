//! Containers that ask for more privileges than they start with.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Privilege escalation allowed explicitly
    ///
    /// With `allowPrivilegeEscalation: true` a set-uid program in the image may give a process more than its parent
    /// had. Somebody wrote it down, so somebody thinks it is needed; nearly always it is not.
    ///
    /// kube-linter also reports privileged containers and those with SYS_ADMIN under this name; they have rules of
    /// their own here.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    EXPLICIT_PRIVILEGE_ESCALATION = {
        id: "kubernetes/explicit-privilege-escalation",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:privilege-escalation-container", "polaris:privilegeEscalationAllowed", "KSV-0001", "CKV_K8S_20", "gatekeeper:K8sPSPAllowPrivilegeEscalationContainer", "kyverno:disallow-privilege-escalation"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Set allowPrivilegeEscalation to false.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let allowed = container.security(&["allowPrivilegeEscalation"]);
    if let Some(node) = allowed.filter(|node| node.as_bool() == Some(true) && !container.workload().is_windows()) {
        context.hit(node, format!("{} may gain more privileges than it starts with.", container.subject()));
    }
}
