//! Whole Secrets handed over as environment variables.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Whole Secret as environment variables
    ///
    /// `envFrom` puts every key of the Secret into the environment, also those that are added later. See
    /// `kubernetes/secret-env-reference`; kube-linter looks at single variables only.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables>
    SECRET_ENV_IMPORT = {
        id: "kubernetes/secret-env-import",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_35", "kyverno:secrets-not-from-env-vars", "kyverno:no-secrets"],
        profiles: [Strict, Security],
        remedy: "Mount the Secret as a file, or name the keys that are needed.",
        cwe: [526],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for reference in container.list(&["envFrom"]).filter_map(|source| source.field("secretRef")) {
        let name = reference.text_at(&["name"]).unwrap_or("a Secret");
        context
            .hit(Place::key_of(reference), format!("{} gets all of {name} in its environment.", container.subject()));
    }
}
