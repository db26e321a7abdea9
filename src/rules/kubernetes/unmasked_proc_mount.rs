//! Containers that see all of /proc.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// /proc without masks
    ///
    /// `procMount: Unmasked` shows the container what runtimes hide in `/proc` and lets it write to kernel settings
    /// there. It is made for containers in containers, with a user namespace (`hostUsers: false`).
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    UNMASKED_PROC_MOUNT = {
        id: "kubernetes/unmasked-proc-mount",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:unsafe-proc-mount", "polaris:procMount", "KSV-0027", "kyverno:disallow-proc-mount", "gatekeeper:K8sPSPProcMount"],
        profiles: [Default, Security],
        remedy: "Remove procMount.",
        cwe: [668],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if let Some(mount) = container.security(&["procMount"]).filter(|mount| mount.content() != "Default") {
        context.hit(mount, format!("{} sees and writes what runtimes hide in /proc.", container.subject()));
    }
}
