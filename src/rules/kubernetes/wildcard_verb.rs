//! Roles with every verb on something.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Every verb on listed resources
    ///
    /// `verbs: ["*"]` also means `deletecollection`, `escalate`, `bind`, `impersonate` and whatever an API invents
    /// later.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    WILDCARD_VERB = {
        id: "kubernetes/wildcard-verb",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_49", "kube-linter:wildcard-in-rules", "kyverno:restrict-wildcard-verbs"],
        profiles: [Strict, Security],
        remedy: "List the verbs that are needed.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.entry("resources", "*").is_none()) {
        if let Some(all) = rule.entry("verbs", "*") {
            context.hit(all, "This rule allows every verb, also those that give permissions away.");
        }
    }
}
