//! Roles that give away what their holders do not have, or seem to.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule_table};

/// A verb of the API group of roles, the resources that it is asked for, whether a rule that names its objects counts, and
/// what follows for a resource.
struct Row {
    verb: &'static str,
    resources: [&'static str; 2],
    of_named: bool,
    says: fn(&str) -> String,
}

rule_table! {
    |ROW: Row| Body::Objects(&["Role", "ClusterRole"], |role, context| check(&ROW, role, context));

    /// Verb bind on bindings
    ///
    /// The API server asks for `bind` on the role that is bound, not on the binding, so this grants nothing, and
    /// somebody meant to give the power to bind roles. Checkov looks for it here and not on roles.
    ///
    /// References:
    /// <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update>
    {
        row: Row {
            verb: "bind",
            resources: ["rolebindings", "clusterrolebindings"],
            of_named: true,
            says: |kind| format!("The verb bind counts on the role that is bound, not on {kind}."),
        },
        id: "kubernetes/bind-on-bindings",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_157"],
        profiles: [Strict],
        remedy: "Put the verb on roles or clusterroles, with resourceNames, or remove it.",
    }

    /// Permission to escalate roles
    ///
    /// Ordinarily nobody can write a role with more permissions than his own. The verb `escalate` on roles or
    /// clusterroles lifts that: its holder gives himself everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb>
    {
        row: Row {
            verb: "escalate",
            resources: ["roles", "clusterroles"],
            of_named: true,
            says: |kind| format!("Who is bound to this may write {kind} beyond his own permissions."),
        },
        id: "kubernetes/role-escalation",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_K8S_158"],
        profiles: [Default, Security],
        remedy: "Remove the verb escalate.",
        covers: ["kubernetes/unlimited-binding"],
        cwe: [269],
    }

    /// Permission to bind any role
    ///
    /// Ordinarily nobody can bind a role with more permissions than his own. The verb `bind` on roles or
    /// clusterroles lifts that: with the right to create bindings its holder binds cluster-admin to himself. With
    /// `resourceNames` it is how one delegates a few roles, and left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb>
    {
        row: Row {
            verb: "bind",
            resources: ["roles", "clusterroles"],
            of_named: false,
            says: |kind| format!("Who is bound to this may bind any of the {kind}."),
        },
        id: "kubernetes/unlimited-binding",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Name the roles that may be bound with resourceNames, or remove the verb bind.",
        cwe: [269],
    }
}

fn check(row: &Row, role: &KubeObject, context: &mut Context) {
    let counts = |rule: &&rbac::PolicyRule| !rule.is_everything() && (row.of_named || !rule.is_limited_to_names());
    for rule in rbac::rules(role).iter().filter(counts) {
        for kind in row.resources {
            if let Some(grant) = rule.grants(&[row.verb], "rbac.authorization.k8s.io", kind) {
                context.hit(grant.verb, (row.says)(kind));
                break;
            }
        }
    }
}
