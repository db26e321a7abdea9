//! Default service accounts with tokens.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Default service account that mounts tokens
    ///
    /// Every pod that names no account gets a token of this one.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/>
    DEFAULT_ACCOUNT_TOKEN = {
        id: "kubernetes/default-account-token",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_41"],
        profiles: [Strict, Security],
        remedy: "Set automountServiceAccountToken to false.",
        cwe: [522],
        body: Body::Objects(&["ServiceAccount"], check),
    }
}

fn check(account: &KubeObject, context: &mut Context) {
    if account.name() == Some("default") && account.node().truth_at(&["automountServiceAccountToken"]) != Some(false) {
        context.hit(account.name_place(), "Every pod that names no account gets a token of this one.");
    }
}
