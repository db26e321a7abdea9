//! Volume claims that are not here.

use crate::model::kubernetes::Workload;
use crate::model::kubernetes::references::{self, Answer};
use crate::rule::{Body, Context, rule};

rule! {
    /// Volume claim that is not here
    ///
    /// A volume mounts a PersistentVolumeClaim that no object of this run is. The pod stays pending until somebody
    /// makes it. Claims from the templates of a StatefulSet and ephemeral volumes are not meant. In an open world the
    /// claim may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes>
    UNRESOLVED_VOLUME_CLAIM = {
        id: "kubernetes/unresolved-volume-claim",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the claim, or correct its name.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let namespace = workload.object().namespace();
    for reference in references::claims(workload) {
        if let Answer::Nobody = references::answer(&reference, namespace, context.workspace.cluster()) {
            let message = format!("There is no PersistentVolumeClaim {} to mount.", reference.name.content());
            context.missing(reference.name, message, "it");
        }
    }
}
