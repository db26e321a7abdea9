//! Bindings that give a whole namespace.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// cluster-admin bound in a namespace
    ///
    /// The subjects may do everything in the namespace, also change its quota, its Pod Security labels' objects and
    /// its roles.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles>
    NAMESPACED_CLUSTER_ADMIN = {
        id: "kubernetes/namespaced-cluster-admin",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:rolebindingClusterAdminClusterRole", "KSV-0111", "kyverno:restrict-binding-clusteradmin"],
        profiles: [Default, Security],
        remedy: "Bind admin, which leaves quotas and the namespace itself alone, or a role that lists what is needed.",
        cwe: [269],
        body: Body::Objects(&["RoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let Some(binding) = rbac::Binding::of(object).filter(|binding| binding.role_kind() == "ClusterRole") else {
        return;
    };
    if let Some(name) = binding.role_name().filter(|name| name.content() == "cluster-admin") {
        context.hit(name, "The subjects of this binding own the namespace.");
    }
}
