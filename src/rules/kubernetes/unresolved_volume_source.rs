//! Volumes from objects that are not here.

use crate::model::kubernetes::Workload;
use crate::model::kubernetes::references::{self, Answer};
use crate::rule::{Body, Context, rule};

rule! {
    /// Volume from an object that is not here
    ///
    /// A volume, a projected one too, mounts a ConfigMap or Secret that no object of this run is; without it the pod
    /// never gets further than ContainerCreating. What is marked optional is left alone. No other tool looks. In an
    /// open world it may be made elsewhere, so this is a note until the run is told that it sees everything. What an
    /// ExternalSecret, SealedSecret, Certificate or another operator's object of this run makes counts as there.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#configmap>
    UNRESOLVED_VOLUME_SOURCE = {
        id: "kubernetes/unresolved-volume-source",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the object, or correct its name.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let namespace = workload.object().namespace();
    for reference in references::mounted(workload) {
        if let Answer::Nobody = references::answer(&reference, namespace, context.workspace.cluster()) {
            let message = format!("{} {} is mounted and not here.", reference.kind, reference.name.content());
            context.missing(reference.name, message, "it");
        }
    }
}
