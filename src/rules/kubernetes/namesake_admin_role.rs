//! Bindings to Roles called cluster-admin.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Binding to a Role called cluster-admin
    ///
    /// The bound Role is no ClusterRole but one of the namespace that bears the name of the strongest. It may be
    /// anything, and it misleads whoever reads the binding.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles>
    NAMESAKE_ADMIN_ROLE = {
        id: "kubernetes/namesake-admin-role",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0111", "kyverno:restrict-binding-clusteradmin"],
        profiles: [],
        remedy: "Give the Role a name of its own.",
        body: Body::Objects(&["RoleBinding", "ClusterRoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let Some(binding) = rbac::Binding::of(object).filter(|binding| binding.role_kind() != "ClusterRole") else {
        return;
    };
    if let Some(name) = binding.role_name().filter(|name| name.content() == "cluster-admin") {
        context.hit(name, "This is not the cluster-admin that one thinks of.");
    }
}
