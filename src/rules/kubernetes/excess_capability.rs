//! Containers that are given more than runtimes grant.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Capability beyond the default ones
    ///
    /// The capability is none of those that runtimes grant by default, so Pod Security refuses it at level
    /// baseline. ALL, SYS_ADMIN, SYS_MODULE and NET_ADMIN have rules of their own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    EXCESS_CAPABILITY = {
        id: "kubernetes/excess-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0022", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security],
        remedy: "Remove the capability, or say in a suppression why the container needs it.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add") {
        let told_elsewhere = matches!(name.content(), "SYS_ADMIN" | "SYS_MODULE" | "NET_ADMIN" | "NET_RAW")
            || name.content().eq_ignore_ascii_case("ALL");
        if !told_elsewhere && !security::is_baseline_capability(name.content()) {
            context.hit(
                name,
                format!("{} is given {}, which runtimes do not grant by default.", container.subject(), name.content()),
            );
        }
    }
}
