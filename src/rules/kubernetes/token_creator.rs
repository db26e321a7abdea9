//! Roles that make tokens for any account.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to create service account tokens
    ///
    /// `create` on `serviceaccounts/token` gives a token for any account that the role reaches: everything that any
    /// of them may do. A rule that names the accounts is left alone. No other tool looks.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request>
    TOKEN_CREATOR = {
        id: "kubernetes/token-creator",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Name the service accounts with resourceNames.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| !rule.is_limited_to_names()) {
        if let Some(grant) = rule.names(&["create"], "", "serviceaccounts/token") {
            context.hit(grant.resource, "Who is bound to this gets a token for any service account.");
        }
    }
}
