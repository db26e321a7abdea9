//! Roles that own an API group.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Every verb on every resource of an API group
    ///
    /// The rule covers whatever its API group holds, now and after the next update, with every verb. With `*` for the
    /// group too it is `kubernetes/all-permissions`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    OWNED_GROUP = {
        id: "kubernetes/owned-group",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:restrict-wildcard-verbs"],
        profiles: [Strict, Security],
        remedy: "List the resources and verbs that are needed.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.is_everything() && rule.entry("apiGroups", "*").is_none()) {
        if let Some(all) = rule.entry("verbs", "*") {
            context.hit(all, "This rule allows every verb on every resource of the group.");
        }
    }
}
