//! Roles on every resource of a namespace.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Every resource in a Role
    ///
    /// `resources: ["*"]` covers the namespace's secrets, its roles, subresources such as `pods/exec`, and every
    /// kind that is installed later.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    WILDCARD_ROLE = {
        id: "kubernetes/wildcard-role",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0112", "CKV_K8S_49", "kube-linter:wildcard-in-rules", "kyverno:restrict-wildcard-resources"],
        profiles: [Strict, Security],
        remedy: "List the resources that are needed.",
        cwe: [269],
        body: Body::Objects(&["Role"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for all in rbac::rules(role).iter().filter_map(|rule| rule.entry("resources", "*")) {
        context.hit(all, "This rule covers every resource of the namespace.");
    }
}
