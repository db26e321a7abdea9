//! Roles with verbs that give permissions away.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Role with a verb that gives permissions away
    ///
    /// A rule about roles or cluster roles has `bind`, `escalate` or `impersonate`, alone or within `*`.
    /// `kubernetes/role-escalation` and `kubernetes/unlimited-binding` say what each of them does.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks>
    ESCALATION_VERB = {
        id: "kubernetes/escalation-verb",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-escalation-verbs-roles"],
        profiles: [],
        remedy: "Remove the verb.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

const VERBS: &[&str] = &["bind", "escalate", "impersonate"];

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        let grants =
            ["roles", "clusterroles"].iter().find_map(|kind| rule.grants(VERBS, "rbac.authorization.k8s.io", kind));
        if let Some(grant) = grants {
            context.hit(grant.verb, "This verb gives away more than its holder has.");
        }
    }
}
