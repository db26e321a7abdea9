//! Bindings to the role of the constraint anyuid.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Binding to the role of the constraint anyuid
    ///
    /// `system:openshift:scc:anyuid` lets every pod of the subjects run as root.
    ///
    /// References: <https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html>
    ANY_USER_BINDING = {
        id: "kubernetes/any-user-binding",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:disallow-security-context-constraint-anyuid"],
        profiles: [Security],
        remedy: "Bind the role of nonroot-v2, or of a constraint of your own.",
        cwe: [250],
        body: Body::Objects(&["RoleBinding", "ClusterRoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let role = object.at_path(&["roleRef", "name"]);
    if let Some(role) = role.filter(|role| role.content() == "system:openshift:scc:anyuid") {
        context.hit(role, "Pods of the subjects may run as root.");
    }
}
