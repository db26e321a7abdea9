//! Copies of the cluster's own admin binding.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Copy of the cluster's own admin binding
    ///
    /// A ClusterRoleBinding to cluster-admin under the cluster's own name, `cluster-admin` or `system:…`. The API
    /// server makes it itself; a copy in a repository overwrites whom it is for.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings>
    RESTORED_ADMIN_BINDING = {
        id: "kubernetes/restored-admin-binding",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0111", "kyverno:restrict-binding-clusteradmin", "kube-linter:cluster-admin-role-binding"],
        profiles: [],
        remedy: "Leave the cluster's own bindings to the cluster.",
        body: Body::Objects(&["ClusterRoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let own = matches!(object.name(), Some(name) if name == "cluster-admin" || name.starts_with("system:"));
    let Some(binding) = rbac::Binding::of(object).filter(|binding| own && binding.role_kind() == "ClusterRole") else {
        return;
    };
    if let Some(name) = binding.role_name().filter(|name| name.content() == "cluster-admin") {
        context.hit(name, "The API server makes this binding itself.");
    }
}
