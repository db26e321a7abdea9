//! Single capabilities that containers are given.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule_table};

/// The capability, what a container does with it, and of which containers it is asked.
struct Row(&'static str, &'static str, fn(&Container) -> bool);

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Capability NET_ADMIN added
    ///
    /// With NET_ADMIN a container changes routes, addresses and packet filters of its pod, and with the host's
    /// network those of the node. Network agents and some service meshes need it, applications do not. Beside `privileged`,
    /// ALL or SYS_ADMIN it is `kubernetes/outdone-net-admin`.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    {
        row: Row("NET_ADMIN", "may change the network that it is in", |container| !security::has_its_node(container)),
        id: "kubernetes/net-admin-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:dangerousCapabilities", "KSV-0022", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security],
        remedy: "Remove NET_ADMIN, or keep it to the network agent that needs it.",
        cwe: [250],
    }

    /// Capability NET_ADMIN beside more
    ///
    /// The container is privileged or is given ALL or SYS_ADMIN as well, with which it enters any network of its node. See
    /// `kubernetes/outdone-capability`.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    {
        row: Row("NET_ADMIN", "may change the network that it is in, which adds little to what it has", security::has_its_node),
        id: "kubernetes/outdone-net-admin",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:dangerousCapabilities", "KSV-0022", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Strict],
        remedy: "Replace privileged or SYS_ADMIN by the capabilities that the container needs.",
        cwe: [250],
    }

    /// Capability NET_RAW added
    ///
    /// With NET_RAW a process can forge packets and answer for its neighbours' addresses on the node. Runtimes
    /// grant it by default; who adds it by hand has usually dropped all others before, and Pod Security refuses it
    /// at level baseline. Gatekeeper's constraint of that name allows it. Beside `privileged`, ALL or
    /// SYS_ADMIN it is `kubernetes/outdone-net-raw`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row("NET_RAW", "may forge network packets", |container| !security::has_its_node(container)),
        id: "kubernetes/net-raw-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability", "KSV-0022", "KSV-0119", "CKV_K8S_25", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove NET_RAW; ping works without it where net.ipv4.ping_group_range is set.",
        cwe: [250],
    }

    /// Capability NET_RAW beside more
    ///
    /// The container is privileged or is given ALL or SYS_ADMIN as well. See `kubernetes/outdone-capability`.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    {
        row: Row("NET_RAW", "may forge network packets", security::has_its_node),
        id: "kubernetes/outdone-net-raw",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability", "KSV-0022", "KSV-0119", "CKV_K8S_25", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Strict, KubeLinter],
        remedy: "Replace privileged or SYS_ADMIN by the capabilities that the container needs.",
        cwe: [250],
    }

    /// Capability NET_RAW added by a wrong name
    ///
    /// `CAP_NET_RAW` under `add` is no capability that Kubernetes knows: the container does not start, or does not get it.
    /// kube-linter takes it for NET_RAW; `kubernetes/prefixed-capability` speaks of it for every capability.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container>
    {
        row: Row("CAP_NET_RAW", "may forge network packets", |_| true),
        id: "kubernetes/prefixed-net-raw",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability"],
        profiles: [KubeLinter],
        remedy: "Remove it; ping works without it where net.ipv4.ping_group_range is set.",
        cwe: [250],
    }

    /// Capability SYS_ADMIN added
    ///
    /// SYS_ADMIN is the capability for everything that had no other: mounting, namespaces, much of what a break-out
    /// needs. With it a container is nearly privileged.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    {
        row: Row("SYS_ADMIN", "is given SYS_ADMIN, which is nearly everything", |_| true),
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
        row: Row("SYS_MODULE", "may load code into the kernel of its node", |_| true),
        id: "kubernetes/sys-module-capability",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0022", "KSV-0120", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security],
        remedy: "Remove SYS_MODULE; load the module when the node starts.",
        cwe: [250],
    }
}

fn check(Row(capability, consequence, is_asked): &Row, container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content() == *capability && is_asked(container)) {
        context.hit(name, format!("{} {consequence}.", container.subject()));
    }
}
