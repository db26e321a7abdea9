//! Roles on a subresource of every resource.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Subresource of every resource in a role
    ///
    /// `*/exec` and `*/scale` are that subresource of every kind, those that are installed later among them. RBAC reads a
    /// wildcard in front of a slash, and none behind it.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources>
    WILDCARD_SUBRESOURCE = {
        id: "kubernetes/wildcard-subresource",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_49"],
        profiles: [Security],
        remedy: "List the resources whose subresource is needed.",
        cwe: [269],
        body: Body::Objects(&["ClusterRole", "Role"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        for entry in rule.list("resources").filter(|entry| entry.content().starts_with("*/")) {
            context.hit(entry, format!("{} is a subresource of every resource.", entry.content()));
        }
    }
}
