//! Containers that ask for more privileges than they start with.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule_table};

/// Whether containers are meant to which it gives nothing, and what is said of them.
struct Row {
    is_implied: bool,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Privilege escalation allowed explicitly
    ///
    /// With `allowPrivilegeEscalation: true` a set-uid program in the image may give a process more than its parent
    /// had. Somebody wrote it down, so somebody thinks it is needed; nearly always it is not.
    ///
    /// kube-linter also reports privileged containers and those with SYS_ADMIN under this name; they have rules of
    /// their own here, and where such a container writes it down as well, `kubernetes/implied-privilege-escalation`
    /// says so.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    {
        row: Row { is_implied: false, fault: "may gain more privileges than it starts with" },
        id: "kubernetes/explicit-privilege-escalation",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:privilege-escalation-container", "polaris:privilegeEscalationAllowed", "KSV-0001", "CKV_K8S_20", "gatekeeper:K8sPSPAllowPrivilegeEscalationContainer", "kyverno:disallow-privilege-escalation"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Set allowPrivilegeEscalation to false.",
        cwe: [250],
    }

    /// Privilege escalation allowed to who needs none
    ///
    /// The container is privileged or has SYS_ADMIN. Of such a container `allowPrivilegeEscalation` is always true, and
    /// the API server refuses `false` beside `privileged: true`: there is nothing to set before
    /// `kubernetes/privileged-container` or `kubernetes/sys-admin-capability` is answered. Other tools report both.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    {
        row: Row { is_implied: true, fault: "has its node already, so that this adds nothing" },
        id: "kubernetes/implied-privilege-escalation",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:privilege-escalation-container", "polaris:privilegeEscalationAllowed", "KSV-0001", "CKV_K8S_20", "gatekeeper:K8sPSPAllowPrivilegeEscalationContainer", "kyverno:disallow-privilege-escalation"],
        profiles: [Strict, KubeLinter],
        remedy: "Remove privileged or SYS_ADMIN first, then set allowPrivilegeEscalation to false.",
        cwe: [250],
    }
}

fn check(Row { is_implied, fault }: &Row, container: &Container, context: &mut Context) {
    let allowed = container.security(&["allowPrivilegeEscalation"]);
    let allowed = allowed.filter(|node| node.as_bool() == Some(true) && !container.workload().is_windows());
    if let Some(node) = allowed.filter(|_| *is_implied == security::has_its_node(container)) {
        context.hit(node, format!("{} {fault}.", container.subject()));
    }
}
