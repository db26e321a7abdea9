//! Storage classes that are not here.

use crate::document::Node;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Storage class that is not here
    ///
    /// A volume claim, or the template of one, names a StorageClass that no object of this run is. Where the cluster does
    /// not have it either, the claim waits for ever. Clusters bring classes of their own, so in an open world this is a
    /// note until the run is told that it sees everything. An empty name asks for no class.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1>
    UNRESOLVED_STORAGE_CLASS = {
        id: "kubernetes/unresolved-storage-class",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sStorageClass"],
        profiles: [],
        remedy: "Add the class, or correct its name.",
        body: Body::Objects(&["PersistentVolumeClaim", "StatefulSet"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    for name in class_names(object).into_iter().filter(|name| !name.content().is_empty()) {
        let cluster = context.workspace.cluster();
        if cluster.named("StorageClass", name.content(), None).next().is_none() {
            context.missing(name, format!("There is no StorageClass {}.", name.content()), "it");
        }
    }
}

/// The class of a claim, or those of a controller's templates of claims.
fn class_names<'d>(object: &KubeObject<'d>) -> Vec<Node<'d>> {
    let templates = object.node().list_at(&["spec", "volumeClaimTemplates"]);
    let of_templates = templates.filter_map(|template| template.field_at(&["spec", "storageClassName"]));
    object.at_path(&["spec", "storageClassName"]).into_iter().chain(of_templates).collect()
}
