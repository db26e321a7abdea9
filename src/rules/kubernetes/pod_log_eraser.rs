//! Roles that erase pod logs.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to delete pod logs
    ///
    /// Whoever is bound to it may hide what was done in a pod.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    POD_LOG_ERASER = {
        id: "kubernetes/pod-log-eraser",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0042"],
        profiles: [Security],
        remedy: "Remove the verb.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.any_verb(&["delete", "deletecollection"]).is_some()) {
        if let Some(entry) = rule.entry("resources", "pods/log") {
            context.hit(entry, "Who is bound to this may hide what was done in a pod.");
        }
    }
}
