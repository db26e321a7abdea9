//! Bindings to admin and edit.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Binding to admin or edit
    ///
    /// The roles `admin` and `edit` are what teams usually get in their namespace; they read its secrets and run
    /// pods as any of its service accounts. Trivy counts them with cluster-admin.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles>
    ADMIN_BINDING = {
        id: "kubernetes/admin-binding",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0111"],
        profiles: [],
        remedy: "Bind a role that lists what is needed.",
        cwe: [269],
        body: Body::Objects(&["ClusterRoleBinding", "RoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let Some(binding) = rbac::Binding::of(object) else { return };
    if let Some(name) = binding.role_name().filter(|name| matches!(name.content(), "admin" | "edit")) {
        context.hit(name, format!("The subjects of this binding have the role {}.", name.content()));
    }
}
