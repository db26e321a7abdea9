//! Containers that choose capabilities and keep NET_RAW.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Capabilities chosen, NET_RAW kept
    ///
    /// The container says which capabilities it adds or drops, and NET_RAW stays: a process can forge packets and
    /// answer for its neighbours' addresses on the node. Where a container says nothing about capabilities,
    /// kube-linter is silent and Checkov is not; see `kubernetes/undropped-net-raw`.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    KEPT_NET_RAW = {
        id: "kubernetes/kept-net-raw",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability", "CKV_K8S_28", "kyverno:drop-cap-net-raw"],
        profiles: [Strict, KubeLinter],
        remedy: "Drop ALL, or at least NET_RAW.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let Some(chosen) = container.security(&["capabilities"]).filter(|map| !map.holds_nothing()) else { return };
    let dropped = container.capabilities("drop").any(|name| name.content() == "NET_RAW") || container.drops_all(false);
    if !dropped && !container.workload().is_windows() {
        let place = chosen.field("drop").map_or_else(|| Place::absent_in(chosen), Place::key_of);
        context.hit(place, format!("{} may forge network packets.", container.subject()));
    }
}
