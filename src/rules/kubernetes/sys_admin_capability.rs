//! Containers that are given SYS_ADMIN.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Capability SYS_ADMIN added
    ///
    /// SYS_ADMIN is the capability for everything that had no other: mounting, namespaces, much of what a break-out
    /// needs. With it a container is nearly privileged.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    SYS_ADMIN_CAPABILITY = {
        id: "kubernetes/sys-admin-capability",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:privilege-escalation-container", "polaris:dangerousCapabilities", "KSV-0005", "KSV-0022", "CKV_K8S_25", "CKV_K8S_39", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove SYS_ADMIN; find out which call needs it and whether a smaller capability does.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content() == "SYS_ADMIN") {
        context.hit(name, format!("{} is given SYS_ADMIN, which is nearly everything.", container.subject()));
    }
}
