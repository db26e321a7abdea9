//! Variables from objects that are not here.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Environment variable from an object that is not here
    ///
    /// No ConfigMap or Secret of this run has the name. Without it the container does not start. References marked
    /// optional are left alone. In an open world the object may be made elsewhere, as Secrets mostly are, so this
    /// is a note until the run is told that it sees everything.
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
    let cluster = context.workspace.cluster();
    let namespace = container.workload().object().namespace();
    for variable in container.env() {
        for (field, kind) in [("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")] {
            let Some(reference) = variable.field_at(&["valueFrom", field]) else { continue };
            let Some(name) = reference.field("name") else { continue };
            let optional = reference.truth_at(&["optional"]) == Some(true);
            if !optional && cluster.named(kind, name.content(), namespace).next().is_none() {
                let message =
                    format!("{} needs the {kind} {}, which is not here.", container.subject(), name.content());
                context.missing(name, message, "it");
            }
        }
    }
}
