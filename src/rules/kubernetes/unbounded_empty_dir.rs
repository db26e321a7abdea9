//! Scratch space that may fill the disk of a node.

use crate::document::Node;
use crate::model::kubernetes::{Container, Fields, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Scratch space without any bound
    ///
    /// The container writes into an emptyDir without `sizeLimit` and has no request and limit of `ephemeral-storage`: a
    /// busy day fills the disk of the node, and the kubelet evicts its neighbours too.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/ephemeral-storage/>, <https://kubernetes.io/docs/concepts/storage/volumes/#emptydir>
    UNBOUNDED_EMPTY_DIR = {
        id: "kubernetes/unbounded-empty-dir",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-emptydir-requests-and-limits"],
        profiles: [],
        remedy: "Set sizeLimit, or a request and a limit of ephemeral-storage.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let counted = |list: &str| container.get(&["resources", list, "ephemeral-storage"]).is_some();
    if container.role() == Role::Ephemeral || counted("requests") && counted("limits") {
        return;
    }
    let unbounded = |volume: &Node| volume.field("emptyDir").is_some_and(|dir| dir.field("sizeLimit").is_none());
    let volumes: Vec<&str> = container
        .workload()
        .pod_list(&["volumes"])
        .filter(unbounded)
        .filter_map(|volume| volume.text_at(&["name"]))
        .collect();
    for name in container.list(&["volumeMounts"]).filter_map(|mount| mount.field("name")) {
        if volumes.contains(&name.content()) {
            context.hit(name, format!("{} may fill the disk of its node.", container.subject()));
        }
    }
}
