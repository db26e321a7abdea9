//! Containers that are given NET_RAW.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule_table};

/// The name by which it is added.
struct Row(&'static str);

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Capability NET_RAW added
    ///
    /// With NET_RAW a process can forge packets and answer for its neighbours' addresses on the node. Runtimes
    /// grant it by default; who adds it by hand has usually dropped all others before, and Pod Security refuses it
    /// at level baseline. Gatekeeper's constraint of that name allows it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row("NET_RAW"),
        id: "kubernetes/net-raw-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability", "KSV-0022", "KSV-0119", "CKV_K8S_25", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove NET_RAW; ping works without it where net.ipv4.ping_group_range is set.",
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
        row: Row("CAP_NET_RAW"),
        id: "kubernetes/prefixed-net-raw",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability"],
        profiles: [KubeLinter],
        remedy: "Remove it; ping works without it where net.ipv4.ping_group_range is set.",
        cwe: [250],
    }
}

fn check(&Row(known): &Row, container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content() == known) {
        context.hit(name, format!("{} may forge network packets.", container.subject()));
    }
}
