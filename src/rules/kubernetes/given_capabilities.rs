//! Single capabilities that containers are given.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule_table};

/// The capability, and what a container does with it.
struct Row(&'static str, &'static str);

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Capability NET_ADMIN added
    ///
    /// With NET_ADMIN a container changes routes, addresses and packet filters of its pod, and with the host's
    /// network those of the node. Network agents and some service meshes need it, applications do not.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    {
        row: Row("NET_ADMIN", "may change the network that it is in"),
        id: "kubernetes/net-admin-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:dangerousCapabilities", "KSV-0022", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security],
        remedy: "Remove NET_ADMIN, or keep it to the network agent that needs it.",
        cwe: [250],
    }

    /// Capability SYS_ADMIN added
    ///
    /// SYS_ADMIN is the capability for everything that had no other: mounting, namespaces, much of what a break-out
    /// needs. With it a container is nearly privileged.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    {
        row: Row("SYS_ADMIN", "is given SYS_ADMIN, which is nearly everything"),
        id: "kubernetes/sys-admin-capability",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:privilege-escalation-container", "polaris:dangerousCapabilities", "KSV-0005", "KSV-0022", "CKV_K8S_25", "CKV_K8S_39", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove SYS_ADMIN; find out which call needs it and whether a smaller capability does.",
        cwe: [250],
    }

    /// Capability SYS_MODULE added
    ///
    /// With SYS_MODULE a container loads code into the kernel of its node, which is the node.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    {
        row: Row("SYS_MODULE", "may load code into the kernel of its node"),
        id: "kubernetes/sys-module-capability",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0022", "KSV-0120", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security],
        remedy: "Remove SYS_MODULE; load the module when the node starts.",
        cwe: [250],
    }
}

fn check(Row(capability, consequence): &Row, container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content() == *capability) {
        context.hit(name, format!("{} {consequence}.", container.subject()));
    }
}
