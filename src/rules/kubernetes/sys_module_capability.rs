//! Containers that are given SYS_MODULE.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Capability SYS_MODULE added
    ///
    /// With SYS_MODULE a container loads code into the kernel of its node, which is the node.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    SYS_MODULE_CAPABILITY = {
        id: "kubernetes/sys-module-capability",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0022", "KSV-0120", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security],
        remedy: "Remove SYS_MODULE; load the module when the node starts.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content() == "SYS_MODULE") {
        context.hit(name, format!("{} may load code into the kernel of its node.", container.subject()));
    }
}
