//! Containers that are given more than runtimes grant.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule_table};

/// Whether containers are meant that have more than any capability says, and what is said of one.
struct Row {
    is_outdone: bool,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Capability beyond the default ones
    ///
    /// The capability is none of those that runtimes grant by default, so Pod Security refuses it at level
    /// baseline. ALL, SYS_ADMIN, SYS_MODULE and NET_ADMIN have rules of their own, and beside `privileged`, ALL or
    /// SYS_ADMIN it is `kubernetes/outdone-capability`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row { is_outdone: false, fault: "which runtimes do not grant by default" },
        id: "kubernetes/excess-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0022", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security],
        remedy: "Remove the capability, or say in a suppression why the container needs it.",
        cwe: [250],
    }

    /// Capability beside one that outdoes it
    ///
    /// The container is privileged or is given ALL or SYS_ADMIN as well, which is what to look at: a list of what it
    /// may do besides says nothing new. BPF and PERFMON, for one, are parts of SYS_ADMIN that got names of their own in
    /// Linux 5.8. Pod Security and the other tools refuse each of them.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    {
        row: Row { is_outdone: true, fault: "which adds little to what it has" },
        id: "kubernetes/outdone-capability",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0022", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Strict],
        remedy: "Replace privileged or SYS_ADMIN by the capabilities that the container needs.",
        cwe: [250],
    }
}

fn check(Row { is_outdone, fault }: &Row, container: &Container, context: &mut Context) {
    if *is_outdone != security::has_its_node(container) {
        return;
    }
    for name in container.capabilities("add") {
        let told_elsewhere = matches!(name.content(), "SYS_ADMIN" | "SYS_MODULE" | "NET_ADMIN" | "NET_RAW")
            || name.content().eq_ignore_ascii_case("ALL");
        if !told_elsewhere && !security::is_baseline_capability(name.content()) {
            context.hit(name, format!("{} is given {}, {fault}.", container.subject(), name.content()));
        }
    }
}
