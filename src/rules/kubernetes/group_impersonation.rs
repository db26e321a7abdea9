//! Roles that may act as any group.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to impersonate groups
    ///
    /// Who may impersonate groups acts as `system:masters`, for which no rule is asked at all.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation>
    GROUP_IMPERSONATION = {
        id: "kubernetes/group-impersonation",
        severity: Critical,
        since: "2026.11",
        aliases: ["KSV-0043"],
        profiles: [Default, Security],
        remedy: "Name the groups that may be impersonated with resourceNames, or remove the verb.",
        covers: ["kubernetes/impersonation"],
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    let unlimited = |rule: &&rbac::PolicyRule| !rule.is_everything() && !rule.is_limited_to_names();
    for rule in rbac::rules(role).iter().filter(unlimited) {
        let named = rule.has_group("") && rule.entry("resources", "groups").is_some();
        if let Some(verb) = rule.entry("verbs", "impersonate").filter(|_| named) {
            context.hit(verb, "Who is bound to this may act as any group, system:masters among them.");
        }
    }
}
