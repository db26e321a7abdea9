//! Containers that are given NET_RAW.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Capability NET_RAW added
    ///
    /// With NET_RAW a process can forge packets and answer for its neighbours' addresses on the node. Runtimes
    /// grant it by default; who adds it by hand has usually dropped all others before, and Pod Security refuses it
    /// at level baseline.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    NET_RAW_CAPABILITY = {
        id: "kubernetes/net-raw-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability", "KSV-0022", "KSV-0119", "CKV_K8S_25", "gatekeeper:K8sPSPCapabilities", "kyverno:disallow-capabilities", "kyverno:service-mesh-disallow-capabilities"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove NET_RAW; ping works without it where net.ipv4.ping_group_range is set.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content() == "NET_RAW") {
        context.hit(name, format!("{} may forge network packets.", container.subject()));
    }
}
