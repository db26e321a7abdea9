//! Containers that choose capabilities and keep NET_RAW.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule_table};

/// Whether the row is about containers that drop NET_RAW by a name that nobody knows, or about those that do not drop it.
struct Row {
    misspelt: bool,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Capabilities chosen, NET_RAW kept
    ///
    /// The container says which capabilities it adds or drops, and NET_RAW stays: a process can forge packets and
    /// answer for its neighbours' addresses on the node. Where a container says nothing about capabilities,
    /// kube-linter is silent and Checkov is not; see `kubernetes/undropped-net-raw`.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    {
        row: Row { misspelt: false },
        id: "kubernetes/kept-net-raw",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:drop-net-raw-capability", "CKV_K8S_28", "kyverno:drop-cap-net-raw"],
        profiles: [Strict, KubeLinter],
        remedy: "Drop ALL, or at least NET_RAW.",
        cwe: [250],
    }

    /// NET_RAW dropped by a wrong name
    ///
    /// `CAP_NET_RAW` under `drop` drops nothing, so a process can forge packets. kube-linter and Kyverno accept the name,
    /// Checkov does not; `kubernetes/prefixed-capability` speaks of it for every capability.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container>
    {
        row: Row { misspelt: true },
        id: "kubernetes/misspelt-net-raw",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_28"],
        profiles: [Strict],
        remedy: "Write NET_RAW.",
        cwe: [250],
    }
}

fn check(row: &Row, container: &Container, context: &mut Context) {
    let Some(chosen) = container.security(&["capabilities"]).filter(|map| map.is_mapping()) else { return };
    let drops = |name: &str| container.capabilities("drop").find(|drop| drop.content() == name);
    if drops("NET_RAW").is_some() || container.drops_all(false) || container.workload().is_windows() {
        return;
    }
    let message = || format!("{} may forge network packets.", container.subject());
    match drops("CAP_NET_RAW") {
        Some(misspelt) if row.misspelt => _ = context.hit(misspelt, message()),
        None if !row.misspelt => {
            let place = chosen.field("drop").map_or_else(|| Place::key_of(chosen), Place::key_of);
            context.hit(place, message());
        }
        _ => {}
    }
}
