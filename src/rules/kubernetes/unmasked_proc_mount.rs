//! Containers that see all of /proc.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule_table};

/// Whether the row is about the containers of `containers`, or about all others.
struct Row {
    regular: bool,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// /proc without masks
    ///
    /// `procMount: Unmasked` shows the container what runtimes hide in `/proc` and lets it write to kernel settings
    /// there. It is made for containers in containers, with a user namespace (`hostUsers: false`).
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row { regular: true },
        id: "kubernetes/unmasked-proc-mount",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:unsafe-proc-mount", "polaris:procMount", "KSV-0027", "kyverno:disallow-proc-mount", "gatekeeper:K8sPSPProcMount"],
        profiles: [Default, Security],
        remedy: "Remove procMount.",
        cwe: [668],
    }

    /// /proc without masks in an init or ephemeral container
    ///
    /// `procMount: Unmasked` shows the container what runtimes hide in `/proc` and lets it write to kernel settings
    /// there, also where it runs only for a while. Polaris looks at the list `containers` alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row { regular: false },
        id: "kubernetes/unmasked-init-proc-mount",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:unsafe-proc-mount", "KSV-0027", "kyverno:disallow-proc-mount", "gatekeeper:K8sPSPProcMount"],
        profiles: [Default, Security],
        remedy: "Remove procMount.",
        cwe: [668],
    }
}

fn check(row: &Row, container: &Container, context: &mut Context) {
    if row.regular != (container.role() == Role::Regular) {
        return;
    }
    if let Some(mount) = container.security(&["procMount"]).filter(|mount| mount.content() != "Default") {
        context.hit(mount, format!("{} sees and writes what runtimes hide in /proc.", container.subject()));
    }
}
