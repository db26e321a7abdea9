//! Roles that add others to bindings.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to edit role bindings
    ///
    /// Who may get and patch role bindings adds anybody to the roles that he has himself.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    BINDING_EDITOR = {
        id: "kubernetes/binding-editor",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0055"],
        profiles: [Security],
        remedy: "Remove the verb patch.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role)
        .iter()
        .filter(|rule| rule.entry("verbs", "get").is_some() && rule.has_group("rbac.authorization.k8s.io"))
    {
        if let Some(verb) = rule.entry("verbs", "patch").filter(|_| rule.entry("resources", "rolebindings").is_some()) {
            context.hit(verb, "Who is bound to this adds anybody to his own roles.");
        }
    }
}
