//! Containers that are given NET_ADMIN.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Capability NET_ADMIN added
    ///
    /// With NET_ADMIN a container changes routes, addresses and packet filters of its pod, and with the host's
    /// network those of the node. Network agents and some service meshes need it, applications do not.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    NET_ADMIN_CAPABILITY = {
        id: "kubernetes/net-admin-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:dangerousCapabilities", "KSV-0022", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security],
        remedy: "Remove NET_ADMIN, or keep it to the network agent that needs it.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content() == "NET_ADMIN") {
        context.hit(name, format!("{} may change the network that it is in.", container.subject()));
    }
}
