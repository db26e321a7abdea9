//! Roles that change every secret of a namespace.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Role that changes secrets without reading them
    ///
    /// Who can create or change secrets replaces the credentials that the namespace's workloads trust; a new secret
    /// of type `kubernetes.io/service-account-token` is a token for any of its accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    SECRET_WRITER = {
        id: "kubernetes/secret-writer",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0113"],
        profiles: [Strict],
        remedy: "Name the secrets with resourceNames.",
        cwe: [269],
        body: Body::Objects(&["Role"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| !rule.is_limited_to_names()) {
        let reads = rule.any_verb(&["get", "list", "watch"]).is_some();
        if let Some(grant) = rule.names(rbac::CHANGES, "", "secrets").filter(|_| !reads) {
            let message = format!("This rule allows {} on every secret of the namespace.", grant.verb.content());
            context.hit(grant.resource, message);
        }
    }
}
