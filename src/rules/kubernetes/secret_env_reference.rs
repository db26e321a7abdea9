//! Secrets handed over in environment variables.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret in an environment variable
    ///
    /// An environment is inherited by every child process, printed by crash reports and debug pages, and does not
    /// change when the Secret does. A mounted file has none of these faults.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables>
    SECRET_ENV_REFERENCE = {
        id: "kubernetes/secret-env-reference",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:read-secret-from-env-var", "CKV_K8S_35", "kyverno:secrets-not-from-env-vars", "kyverno:no-secrets"],
        profiles: [Strict, Security],
        remedy: "Mount the Secret as a file.",
        cwe: [526],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for variable in container.env() {
        if let Some(reference) = variable.field_at(&["valueFrom", "secretKeyRef"]) {
            let name = variable.text_at(&["name"]).unwrap_or("a variable");
            context.hit(Place::key_of(reference), format!("{} gets a secret in {name}.", container.subject()));
        }
    }
}
