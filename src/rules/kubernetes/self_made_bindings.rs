//! Roles that may bind others, and so give what they do not have themselves.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule_table};

/// A kind of binding, the kinds of roles that it may name, and what comes of it.
struct Row {
    binding: &'static str,
    roles: &'static [&'static str],
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Objects(&["Role", "ClusterRole"], |role, context| check(&ROW, role, context));

    /// Permission to create cluster role bindings and to bind any ClusterRole
    ///
    /// Together they give cluster-admin to anybody.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb>
    {
        row: Row {
            binding: "clusterrolebindings",
            roles: &["clusterroles"],
            fault: "Who is bound to this gives cluster-admin to anybody.",
        },
        id: "kubernetes/self-made-cluster-role-binding",
        severity: Critical,
        since: "2026.11",
        aliases: ["KSV-0052"],
        profiles: [Security],
        remedy: "Name the roles that may be bound with resourceNames.",
        cwe: [269],
    }

    /// Permission to create role bindings and to bind any role
    ///
    /// Together they give any role of a namespace, or any ClusterRole in it, to anybody. Trivy wants both in this
    /// order and takes the name `*` for a wildcard, which it is not.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb>
    {
        row: Row {
            binding: "rolebindings",
            roles: &["roles", "clusterroles"],
            fault: "Who is bound to this gives any role to anybody.",
        },
        id: "kubernetes/self-made-role-binding",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0051"],
        profiles: [Security],
        remedy: "Name the roles that may be bound with resourceNames.",
        cwe: [269],
    }
}

fn check(Row { binding, roles, fault }: &Row, role: &KubeObject, context: &mut Context) {
    let rules = rbac::rules(role);
    let group = "rbac.authorization.k8s.io";
    if !rules.iter().any(|rule| rule.names(&["create"], group, binding).is_some()) {
        return;
    }
    let any_role = |rule: &rbac::PolicyRule| !rule.is_limited_to_names() || rule.entry("resourceNames", "*").is_some();
    let binds = |rule: &rbac::PolicyRule| roles.iter().any(|kind| rule.names(&["bind"], group, kind).is_some());
    let rules = rules.iter().filter(|rule| binds(rule) && any_role(rule));
    for verb in rules.filter_map(|rule| rule.verb("bind")) {
        context.hit(verb, *fault);
    }
}
