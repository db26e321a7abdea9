//! Roles that may act as somebody else.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to impersonate
    ///
    /// Who may impersonate users or service accounts may do everything that any of them may. With `resourceNames`
    /// it is limited to those and left alone. Impersonating groups has a rule of its own.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation>
    IMPERSONATION = {
        id: "kubernetes/impersonation",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Name who may be impersonated with resourceNames, or remove the verb.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    let unlimited = |rule: &&rbac::PolicyRule| !rule.is_everything() && !rule.is_limited_to_names();
    for rule in rbac::rules(role).iter().filter(unlimited) {
        for kind in ["users", "serviceaccounts"] {
            if let Some(verb) =
                rule.entry("verbs", "impersonate").filter(|_| rule.has_group("") && rule.resource(kind).is_some())
            {
                context.hit(verb, format!("Who is bound to this may act as any of the {kind}."));
                break;
            }
        }
    }
}
