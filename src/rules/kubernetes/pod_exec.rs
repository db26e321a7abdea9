//! Roles that open a shell in pods.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to execute commands in pods
    ///
    /// Who may create `pods/exec` runs any command in any pod that the role reaches, with that pod's secrets and
    /// service account. `get` is enough over a WebSocket and has a rule of its own, because other tools miss it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    POD_EXEC = {
        id: "kubernetes/pod-exec",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0053"],
        profiles: [Default, Security],
        remedy: "Remove pods/exec, or bind the role for the time of an incident only.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        if let Some(grant) = rule.names(rbac::CHANGES, "", "pods/exec") {
            context.hit(grant.resource, "Who is bound to this runs commands in pods.");
        }
    }
}
