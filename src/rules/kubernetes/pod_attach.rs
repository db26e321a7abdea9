//! Roles that take over running programs.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to attach to pods
    ///
    /// Who may create `pods/attach` and get pods writes to the standard input of a running program and reads its
    /// output.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    POD_ATTACH = {
        id: "kubernetes/pod-attach",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0054"],
        profiles: [Security],
        remedy: "Remove pods/attach, or bind the role for the time of an incident only.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    let rules = rbac::rules(role);
    let reads = rules.iter().any(|rule| rule.grants(&["get"], "", "pods").is_some());
    for grant in rules.iter().filter_map(|rule| rule.names(&["create"], "", "pods/attach")).filter(|_| reads) {
        context.hit(grant.resource, "Who is bound to this takes over running programs.");
    }
}
