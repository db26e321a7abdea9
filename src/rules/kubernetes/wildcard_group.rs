//! Rules over every API group.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Every API group
    ///
    /// `apiGroups: ["*"]` also means the kinds of the same name that somebody installs later, under any group.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    WILDCARD_GROUP = {
        id: "kubernetes/wildcard-group",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_49"],
        profiles: [Strict],
        remedy: "Name the API groups of the resources.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for all in
        rbac::rules(role).iter().filter(|rule| !rule.is_everything()).filter_map(|rule| rule.entry("apiGroups", "*"))
    {
        context.hit(all, "This rule speaks about every API group, also those installed later.");
    }
}
