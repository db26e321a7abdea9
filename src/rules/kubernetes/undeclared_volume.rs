//! Mounts of volumes that the pod does not have.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::{Container, Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Mount of a volume that the pod does not have
    ///
    /// A mount or a block device names no entry of `volumes`, and in a StatefulSet none of `volumeClaimTemplates`: the API
    /// server refuses the pod. Mostly one of the two was renamed. No other tool says so.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/>
    UNDECLARED_VOLUME = {
        id: "kubernetes/undeclared-volume",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Add the volume, or correct the name.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    // What an operator makes pods of may get volumes from it, and a controller without its required selector is a patch.
    let object = workload.object();
    let whole = object.is_any(&["CronJob", "Job", "Pod"]) || object.at_path(&["spec", "selector"]).is_some();
    if !object.is_builtin() || !whole {
        return;
    }
    for container in workload.containers() {
        for name in mounted(&container).filter(|name| !is_declared(name.content(), workload)) {
            // What a patch is laid over may have the volume: it is the volume that is absent.
            let place = Place { absent: true, ..Place::of(name) };
            context.hit(place, format!("{} has no volume {}.", workload.describe(), name.content()));
        }
    }
}

fn mounted<'d>(container: &Container<'d>) -> impl Iterator<Item = Node<'d>> {
    let mounts = container.list(&["volumeMounts"]).chain(container.list(&["volumeDevices"]));
    mounts.filter_map(|mount| mount.field("name")).filter(|name| !name.content().is_empty())
}

fn is_declared(name: &str, workload: &Workload) -> bool {
    let claims = workload.object().node().list_at(&["spec", "volumeClaimTemplates"]);
    workload.pod_list(&["volumes"]).any(|volume| volume.text_at(&["name"]) == Some(name))
        || claims.into_iter().any(|claim| claim.text_at(&["metadata", "name"]) == Some(name))
}
