//! Roles that may use the constraint anyuid.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Role that lets pods run as any user
    ///
    /// The security context constraint `anyuid` lets containers of OpenShift run as root. A role that may `use` it
    /// gives that to every pod of its service accounts.
    ///
    /// References: <https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html>
    ANY_USER_CONSTRAINT = {
        id: "kubernetes/any-user-constraint",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:disallow-security-context-constraint-anyuid"],
        profiles: [Security],
        remedy: "Use nonroot-v2, or a constraint of your own.",
        cwe: [250],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.verb("use").is_some()) {
        if let Some(name) = rule.entry("resourceNames", "anyuid") {
            context.hit(name, "Pods of this role's service accounts may run as root.");
        }
    }
}
