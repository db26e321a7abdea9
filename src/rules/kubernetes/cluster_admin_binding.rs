//! Bindings that give the whole cluster.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Binding to cluster-admin
    ///
    /// The subjects may do everything in every namespace and to the nodes. For people it is an emergency account,
    /// for a workload it makes every weakness of the workload one of the cluster. The cluster's own binding of that
    /// name is left alone, as Polaris does.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    CLUSTER_ADMIN_BINDING = {
        id: "kubernetes/cluster-admin-binding",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:cluster-admin-role-binding", "polaris:clusterrolebindingClusterAdmin", "KSV-0111", "kyverno:restrict-binding-clusteradmin"],
        profiles: [Default, Security],
        remedy: "Bind a role that lists what is needed.",
        cwe: [269],
        body: Body::Objects(&["ClusterRoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let own = matches!(object.name(), Some(name) if name == "cluster-admin" || name.starts_with("system:"));
    let Some(binding) = rbac::Binding::of(object).filter(|binding| binding.role_kind() == "ClusterRole" && !own) else {
        return;
    };
    if let Some(name) = binding.role_name().filter(|name| name.content() == "cluster-admin") {
        context.hit(name, "The subjects of this binding own the cluster.");
    }
}
