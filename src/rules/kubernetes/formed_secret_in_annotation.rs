//! Secrets in annotations.

use crate::model::kubernetes::KubeObject;
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Token, key or URL with a password in an annotation
    ///
    /// An annotation of an object or of its pods has the form of a secret: what a provider issues, a private key, or a
    /// URL with a password in it. Annotations are shown to everybody who may read the object, also where Secrets are
    /// not. Other tools do not look at annotations.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/secrets-good-practices/>
    FORMED_SECRET_IN_ANNOTATION = {
        id: "kubernetes/formed-secret-in-annotation",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Revoke the secret and put a new one into a Secret that is not in the repository.",
        cwe: [312],
        body: Body::Objects(&[], check),
    }
}

/// Where the annotations of pods stand in the kinds that make them.
fn check(object: &KubeObject, context: &mut Context) {
    let templates = object.workloads().filter(|workload| !workload.is_bare_pod());
    let of_pods = templates.flat_map(|workload| workload.annotations());
    for (key, value) in object.annotations().into_iter().chain(of_pods) {
        if let Some(what) = secret::kind_of(&value.text()) {
            context.hit(value, format!("The annotation {} holds {what}.", key.content()));
        }
    }
}
