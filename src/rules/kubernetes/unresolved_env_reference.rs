//! Variables from objects that are not here.

use crate::model::kubernetes::Container;
use crate::model::kubernetes::references::{self, Answer};
use crate::rule::{Body, Context, rule};

rule! {
    /// Environment variable from an object that is not here
    ///
    /// No ConfigMap or Secret of this run has the name. Without it the container does not start. References marked
    /// optional are left alone. In an open world the object may be made elsewhere, as Secrets mostly are, so this
    /// is a note until the run is told that it sees everything. What an ExternalSecret, a SealedSecret or another
    /// operator's object of this run makes counts as there.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/>
    UNRESOLVED_ENV_REFERENCE = {
        id: "kubernetes/unresolved-env-reference",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:env-value-from"],
        profiles: [Strict],
        remedy: "Add the object, or correct its name.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let namespace = container.workload().object().namespace();
    for reference in references::variables(container) {
        if let Answer::Nobody = references::answer(&reference, namespace, context.workspace.cluster()) {
            let (kind, name) = (reference.kind, reference.name.content());
            let message = format!("{} needs the {kind} {name}, which is not here.", container.subject());
            context.missing(reference.name, message, "it");
        }
    }
}
