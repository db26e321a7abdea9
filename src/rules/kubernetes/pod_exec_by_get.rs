//! Roles that open a shell in pods by reading.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::rbac::{self, PolicyRule};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to get pods/exec
    ///
    /// It looks like reading, and over a WebSocket `get` on `pods/exec` or `pods/attach` starts a command or takes
    /// over a running one. Trivy and Checkov ask for `create` only. Where the role also grants to change `pods/exec`,
    /// `kubernetes/pod-exec` says it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    POD_EXEC_BY_GET = {
        id: "kubernetes/pod-exec-by-get",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Remove pods/exec and pods/attach from rules that are meant to read.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    let rules = rbac::rules(role);
    // What else is granted is `kubernetes/pod-exec`, which says the same.
    let says = |rule: &PolicyRule| rule.names(rbac::CHANGES, "", "pods/exec").is_some();
    let is_said_of_all = rules.iter().any(|rule| says(rule) && !rule.is_limited_to_names());
    for rule in rules.iter().filter(|rule| rule.any_verb(&["create"]).is_none()) {
        let is_said = is_said_of_all || says(rule);
        for resource in ["pods/exec", "pods/attach"].into_iter().filter(|&resource| resource != "pods/exec" || !is_said)
        {
            if let Some(grant) = rule.names(&["get"], "", resource) {
                context.hit(grant.verb, format!("With get on {resource} one runs commands in pods over a WebSocket."));
            }
        }
    }
}
