//! Volumes of drivers that are gone or going.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Volume of a driver inside of Kubernetes
    ///
    /// The pod names storage directly, with a driver that is built into Kubernetes and removed or being removed.
    /// Pod Security does not allow it at level restricted, because the pod then chooses servers and options that an
    /// administrator should choose.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/>
    IN_TREE_VOLUME = {
        id: "kubernetes/in-tree-volume",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0028", "kyverno:restrict-volume-types", "gatekeeper:K8sPSPVolumeTypes"],
        profiles: [Strict, Security],
        remedy: "Use a PersistentVolumeClaim with a CSI driver.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for volume in workload.pod_list(&["volumes"]) {
        for driver in security::IN_TREE_VOLUMES.iter().filter_map(|driver| volume.field(driver)) {
            let name = volume.text_at(&["name"]).unwrap_or("without a name");
            context.hit(Place::key_of(driver), format!("Volume {name} names its storage in the pod."));
        }
    }
}
