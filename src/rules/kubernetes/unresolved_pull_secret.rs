//! Pull secrets that are not here.

use crate::model::kubernetes::Workload;
use crate::model::kubernetes::references::{self, Answer};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pull secret that is not here
    ///
    /// `imagePullSecrets` names a Secret that no object of this run is. The kubelet then asks the registry without
    /// credentials, and what is private is not pulled. In an open world it may be made elsewhere, so this is a note
    /// until the run is told that it sees everything. What an ExternalSecret, SealedSecret, Certificate or another
    /// operator's object of this run makes counts as there.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/>
    UNRESOLVED_PULL_SECRET = {
        id: "kubernetes/unresolved-pull-secret",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the object, or correct its name.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let namespace = workload.object().namespace();
    for reference in references::pull_secrets(workload) {
        if let Answer::Nobody = references::answer(&reference, namespace, context.workspace.cluster()) {
            let message = format!("There is no Secret {} to pull images with.", reference.name.content());
            context.missing(reference.name, message, "it");
        }
    }
}
