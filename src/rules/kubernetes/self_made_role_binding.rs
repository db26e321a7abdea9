//! Roles that bind what they like.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to create role bindings and to bind any role
    ///
    /// Together they give any role of a namespace, or any ClusterRole in it, to anybody. Trivy wants both in this
    /// order and takes the name `*` for a wildcard, which it is not.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb>
    SELF_MADE_ROLE_BINDING = {
        id: "kubernetes/self-made-role-binding",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0051"],
        profiles: [Security],
        remedy: "Name the roles that may be bound with resourceNames.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    let rules = rbac::rules(role);
    let group = "rbac.authorization.k8s.io";
    let any_role = |rule: &rbac::PolicyRule| !rule.is_limited_to_names() || rule.entry("resourceNames", "*").is_some();
    let bind = |rule: &&rbac::PolicyRule| {
        ["roles", "clusterroles"].iter().any(|kind| rule.names(&["bind"], group, kind).is_some())
    };
    let creates = rules.iter().any(|rule| rule.names(&["create"], group, "rolebindings").is_some());
    for verb in rules.iter().filter(bind).filter(|rule| creates && any_role(rule)).filter_map(|rule| rule.verb("bind"))
    {
        context.hit(verb, "Who is bound to this gives any role to anybody.");
    }
}
