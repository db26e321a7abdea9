//! Roles with narrow permissions on admission webhooks.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Narrow permission on admission webhooks
    ///
    /// The role may delete webhook configurations, which switches the gate off, or change those that it names. In a
    /// Role, whose namespace has none, it grants nothing and was meant for a ClusterRole. `kubernetes/webhook-control`
    /// says it of those who may change any.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks>
    WEBHOOK_PERMISSION = {
        id: "kubernetes/webhook-permission",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0114"],
        profiles: [],
        remedy: "Leave webhook configurations to the controller that owns them.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

const CHANGING: &[&str] = &["create", "update", "patch"];
const ENDING: &[&str] = &["delete", "deletecollection", "impersonate"];

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        let kinds = ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"];
        let Some(named) = kinds.iter().find_map(|kind| rule.entry("resources", kind)) else { continue };
        let narrow = role.is("Role") || rule.is_limited_to_names();
        let changes = rule.any_verb(CHANGING);
        if changes.filter(|_| narrow).is_some() || changes.is_none() && rule.any_verb(ENDING).is_some() {
            context.hit(named, "Who is bound to this may switch admission off.");
        }
    }
}
