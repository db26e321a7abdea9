//! Roles that may do everything.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Every verb on every resource
    ///
    /// A rule with `*` for groups, resources and verbs is cluster-admin under another name: it reads every secret,
    /// starts privileged pods, gives itself more. It also covers whatever is installed later.
    ///
    /// Checkov looks at the first rule of a role only; every rule counts here.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    ALL_PERMISSIONS = {
        id: "kubernetes/all-permissions",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0044", "CKV_K8S_49", "CKV_K8S_157", "CKV_K8S_158", "kube-linter:wildcard-in-rules", "kyverno:restrict-wildcard-resources", "kyverno:restrict-wildcard-verbs"],
        profiles: [Default, Security],
        remedy: "List the resources and verbs that are needed.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.is_everything() && rule.entry("apiGroups", "*").is_some()) {
        if let Some(all) = rule.entry("verbs", "*") {
            context.hit(all, "This rule allows every verb on every resource.");
        }
    }
}
