//! Containers that are given every capability.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Every capability added
    ///
    /// `ALL` under `add` gives a container what `privileged` gives it but the devices: loading kernel modules,
    /// mounting, tracing other processes. Trivy's and Checkov's rules for SYS_ADMIN do not see it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    ALL_CAPABILITIES = {
        id: "kubernetes/all-capabilities",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability", "polaris:dangerousCapabilities", "KSV-0022", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Add the one capability that the container needs.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content().eq_ignore_ascii_case("ALL")) {
        context.hit(name, format!("{} is given every capability.", container.subject()));
    }
}
