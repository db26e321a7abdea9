//! Containers that may forge network packets.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// NET_RAW not dropped
    ///
    /// With NET_RAW, which runtimes grant unless it is dropped, a process can forge packets and answer for its
    /// neighbours' addresses on the node. `kubernetes/undropped-capabilities` asks for more in one line.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    UNDROPPED_NET_RAW = {
        id: "kubernetes/undropped-net-raw",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_28", "kyverno:drop-cap-net-raw"],
        profiles: [],
        remedy: "Drop ALL, or at least NET_RAW.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let written = container.security(&["capabilities"]).is_some_and(|map| map.is_mapping());
    let dropped = container.capabilities("drop").any(|name| name.content() == "NET_RAW") || container.drops_all(false);
    if !written && !dropped && !container.workload().is_windows() {
        let message = format!("{} may forge network packets.", container.subject());
        context.hit(container.lacking_security(&["capabilities", "drop"]), message);
    }
}
