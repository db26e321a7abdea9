//! Containers that may fill the node's disk.

use crate::document::Node;
use crate::model::kubernetes::{Container, Quantity, Role, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// No request or limit for ephemeral storage
    ///
    /// Logs, emptyDir volumes and the writable layer share the node's disk. Without a limit one container fills it
    /// and every pod there is evicted. Hardly any manifest has one.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage>
    MISSING_EPHEMERAL_STORAGE = {
        id: "kubernetes/missing-ephemeral-storage",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-ephemeral-storage-request-and-limit"],
        profiles: [],
        remedy: "Set requests and limits for ephemeral-storage.",
        cwe: [770],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() == Role::Ephemeral {
        return;
    }
    let zero = |node: &Node| quantity(*node).is_some_and(Quantity::is_zero);
    for list in ["limits", "requests"] {
        let path = ["resources", list, "ephemeral-storage"];
        if container.get(&path).filter(|node| !zero(node)).is_none() {
            context.hit(container.lacking(&path), format!("{} may fill the disk of its node.", container.subject()));
            return;
        }
    }
}
