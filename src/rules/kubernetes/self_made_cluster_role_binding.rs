//! Roles that bind what they like in the whole cluster.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to create cluster role bindings and to bind any ClusterRole
    ///
    /// Together they give cluster-admin to anybody.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb>
    SELF_MADE_CLUSTER_ROLE_BINDING = {
        id: "kubernetes/self-made-cluster-role-binding",
        severity: Critical,
        since: "2026.11",
        aliases: ["KSV-0052"],
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
    let creates = rules.iter().any(|rule| rule.names(&["create"], group, "clusterrolebindings").is_some());
    let binds =
        rules.iter().filter(|rule| creates && any_role(rule) && rule.names(&["bind"], group, "clusterroles").is_some());
    for verb in binds.filter_map(|rule| rule.verb("bind")) {
        context.hit(verb, "Who is bound to this gives cluster-admin to anybody.");
    }
}
