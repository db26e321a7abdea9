//! Roles that may bind any role.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to bind any role
    ///
    /// Ordinarily nobody can bind a role with more permissions than his own. The verb `bind` on roles or
    /// clusterroles lifts that: with the right to create bindings its holder binds cluster-admin to himself. With
    /// `resourceNames` it is how one delegates a few roles, and left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb>
    UNLIMITED_BINDING = {
        id: "kubernetes/unlimited-binding",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Name the roles that may be bound with resourceNames, or remove the verb bind.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    let unlimited = |rule: &&rbac::PolicyRule| !rule.is_everything() && !rule.is_limited_to_names();
    for rule in rbac::rules(role).iter().filter(unlimited) {
        for kind in ["roles", "clusterroles"] {
            if let Some(grant) = rule.grants(&["bind"], "rbac.authorization.k8s.io", kind) {
                context.hit(grant.verb, format!("Who is bound to this may bind any of the {kind}."));
                break;
            }
        }
    }
}
