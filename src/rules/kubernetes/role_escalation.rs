//! Roles that may write roles beyond themselves.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to escalate roles
    ///
    /// Ordinarily nobody can write a role with more permissions than his own. The verb `escalate` on roles or
    /// clusterroles lifts that: its holder gives himself everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb>
    ROLE_ESCALATION = {
        id: "kubernetes/role-escalation",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_K8S_158"],
        profiles: [Default, Security],
        remedy: "Remove the verb escalate.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| !rule.is_everything()) {
        for kind in ["roles", "clusterroles"] {
            if let Some(grant) = rule.grants(&["escalate"], "rbac.authorization.k8s.io", kind) {
                context.hit(grant.verb, format!("Who is bound to this may write {kind} beyond his own permissions."));
                break;
            }
        }
    }
}
