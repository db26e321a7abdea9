//! Roles with the verbs that give permissions away.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Escalate, bind or impersonate on roles and their bindings
    ///
    /// The rule holds one of the verbs that give permissions away, or all verbs, on roles or rolebindings. Trivy
    /// asks this of namespaced roles only; `kubernetes/role-escalation` and `kubernetes/unlimited-binding` also
    /// cover clusterroles.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    CRITICAL_ROLE_VERB = {
        id: "kubernetes/critical-role-verb",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0050"],
        profiles: [Security],
        remedy: "Remove escalate, bind and impersonate, and list verbs instead of *.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        let resource = rule.list("resources").find(|entry| matches!(entry.content(), "roles" | "rolebindings"));
        if let (Some(resource), Some(verb)) = (resource, rule.any_verb(&["escalate", "bind", "impersonate"])) {
            context.hit(verb, format!("This verb on {} gives permissions away.", resource.content()));
        }
    }
}
