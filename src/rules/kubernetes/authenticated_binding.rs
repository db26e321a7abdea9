//! Permissions for everybody with a credential.

use crate::model::kubernetes::{Fields, KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Binding to all authenticated users
    ///
    /// Every service account and every user has the role; on GKE, everybody with a Google account.
    ///
    /// References: <https://cloud.google.com/kubernetes-engine/docs/best-practices/rbac#default-roles-groups>
    AUTHENTICATED_BINDING = {
        id: "kubernetes/authenticated-binding",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-01011", "kyverno:restrict-binding-system-groups"],
        profiles: [Security],
        remedy: "Bind named groups or service accounts.",
        cwe: [269],
        body: Body::Objects(&["ClusterRoleBinding", "RoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let own = object.name().is_some_and(|name| name.starts_with("system:"));
    let Some(binding) = rbac::Binding::of(object).filter(|_| !own) else { return };
    for subject in binding.subjects().filter(|subject| subject.name == "system:authenticated") {
        let place = subject.node.field("name").unwrap_or(subject.node);
        context.hit(place, "Everybody with any credential has this role.");
    }
}
