//! Containers that are given NET_RAW.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule_table};

/// The name by which it is added, and of which containers it is asked.
struct Row(&'static str, fn(&Container) -> bool);

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Capability NET_RAW added
    ///
    /// With NET_RAW a process can forge packets and answer for its neighbours' addresses on the node. Runtimes
    /// grant it by default; who adds it by hand has usually dropped all others before, and Pod Security refuses it
    /// at level baseline. Gatekeeper's constraint of that name allows it. Beside `privileged`, ALL or
    /// SYS_ADMIN it is `kubernetes/outdone-net-raw`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row("NET_RAW", |container| !security::has_its_node(container)),
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
        row: Row("NET_RAW", security::has_its_node),
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
        row: Row("CAP_NET_RAW", |_| true),
        id: "kubernetes/prefixed-net-raw",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability"],
        profiles: [KubeLinter],
        remedy: "Remove it; ping works without it where net.ipv4.ping_group_range is set.",
        cwe: [250],
    }
}

fn check(Row(known, is_asked): &Row, container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content() == *known && is_asked(container)) {
        context.hit(name, format!("{} may forge network packets.", container.subject()));
    }
}
