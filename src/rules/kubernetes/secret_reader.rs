//! Roles that read every secret of a namespace.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Role that reads secrets
    ///
    /// Whoever is bound to this Role reads every secret of the namespace, also those of other workloads and service
    /// account tokens. A rule that names the secrets (`resourceNames`) is left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets>
    SECRET_READER = {
        id: "kubernetes/secret-reader",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0113", "kyverno:restrict-secret-role-verbs"],
        profiles: [Strict, Security],
        remedy: "Name the secrets with resourceNames, or mount the one that is needed.",
        cwe: [269],
        body: Body::Objects(&["Role"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| !rule.is_limited_to_names()) {
        if let Some(grant) = rule.names(&["get", "list", "watch"], "", "secrets") {
            let message = format!("This rule allows {} on every secret of the namespace.", grant.verb.content());
            context.hit(grant.resource, message);
        }
    }
}
