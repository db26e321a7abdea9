//! Secrets that hold a token for ever.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Service account token that never ends
    ///
    /// A Secret of type `kubernetes.io/service-account-token` is filled with a token that is valid until the Secret
    /// is deleted. Since Kubernetes 1.24 tokens of limited life take its place.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets>
    ACCOUNT_TOKEN_SECRET = {
        id: "kubernetes/account-token-secret",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:deny-secret-service-account-token-type"],
        profiles: [Default, Security],
        remedy: "Use the TokenRequest API or a projected token volume, whose tokens end by themselves.",
        cwe: [522],
        body: Body::Objects(&["Secret"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let kind = object.at_path(&["type"]).filter(|kind| kind.content() == "kubernetes.io/service-account-token");
    if let Some(kind) = kind {
        context.hit(kind, "The token in this Secret is valid until somebody deletes it.");
    }
}
