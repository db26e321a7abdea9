//! Environments from objects that are not here.

use crate::model::kubernetes::Container;
use crate::model::kubernetes::references::{self, Answer};
use crate::rule::{Body, Context, rule};

rule! {
    /// Environment imported from an object that is not here
    ///
    /// `envFrom` names a ConfigMap or Secret that no object of this run is, and without it the container does not
    /// start. References marked optional are left alone; kube-linter looks at single variables only. In an open world
    /// it may be made elsewhere, so this is a note until the run is told that it sees everything. What an
    /// ExternalSecret, SealedSecret, Certificate or another operator's object of this run makes counts as there.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables>
    UNRESOLVED_ENV_IMPORT = {
        id: "kubernetes/unresolved-env-import",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the object, or correct its name.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let namespace = container.workload().object().namespace();
    for reference in references::imports(container) {
        if let Answer::Nobody = references::answer(&reference, namespace, context.workspace.cluster()) {
            let (kind, name) = (reference.kind, reference.name.content());
            let message = format!("{} imports the {kind} {name}, which is not here.", container.subject());
            context.missing(reference.name, message, "it");
        }
    }
}
