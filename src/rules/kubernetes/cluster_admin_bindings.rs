//! Bindings to a role called cluster-admin.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule_table};

/// The kinds of binding, whether one of them to a role of some kind is meant, and what follows.
struct Row(&'static [&'static str], fn(&KubeObject, &str) -> bool, &'static str);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |object, context| check(&ROW, object, context));

    /// Binding to cluster-admin
    ///
    /// The subjects may do everything in every namespace and to the nodes. For people it is an emergency account,
    /// for a workload it makes every weakness of the workload one of the cluster. The cluster's own binding of that
    /// name is left alone, as Polaris does.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    {
        row: Row(
            &["ClusterRoleBinding"],
            |binding, kind| kind == "ClusterRole" && !is_own(binding),
            "The subjects of this binding own the cluster.",
        ),
        id: "kubernetes/cluster-admin-binding",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:cluster-admin-role-binding", "polaris:clusterrolebindingClusterAdmin", "KSV-0111", "kyverno:restrict-binding-clusteradmin"],
        profiles: [Default, Security],
        remedy: "Bind a role that lists what is needed.",
        cwe: [269],
    }

    /// Binding to a Role called cluster-admin
    ///
    /// The bound Role is no ClusterRole but one of the namespace that bears the name of the strongest. It may be
    /// anything, and it misleads whoever reads the binding.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles>
    {
        row: Row(
            &["RoleBinding", "ClusterRoleBinding"],
            |_, kind| kind != "ClusterRole",
            "This is not the cluster-admin that one thinks of.",
        ),
        id: "kubernetes/namesake-admin-role",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0111", "kyverno:restrict-binding-clusteradmin"],
        profiles: [],
        remedy: "Give the Role a name of its own.",
    }

    /// cluster-admin bound in a namespace
    ///
    /// The subjects may do everything in the namespace, also change its quota, its Pod Security labels' objects and
    /// its roles.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles>
    {
        row: Row(
            &["RoleBinding"],
            |_, kind| kind == "ClusterRole",
            "The subjects of this binding own the namespace.",
        ),
        id: "kubernetes/namespaced-cluster-admin",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:rolebindingClusterAdminClusterRole", "KSV-0111", "kyverno:restrict-binding-clusteradmin"],
        profiles: [Default, Security],
        remedy: "Bind admin, which leaves quotas and the namespace itself alone, or a role that lists what is needed.",
        cwe: [269],
    }

    /// Copy of the cluster's own admin binding
    ///
    /// A ClusterRoleBinding to cluster-admin under the cluster's own name, `cluster-admin` or `system:…`. The API
    /// server makes it itself; a copy in a repository overwrites whom it is for.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings>
    {
        row: Row(
            &["ClusterRoleBinding"],
            |binding, kind| kind == "ClusterRole" && is_own(binding),
            "The API server makes this binding itself.",
        ),
        id: "kubernetes/restored-admin-binding",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0111", "kyverno:restrict-binding-clusteradmin", "kube-linter:cluster-admin-role-binding"],
        profiles: [],
        remedy: "Leave the cluster's own bindings to the cluster.",
    }
}

fn check(Row(_, is_meant, consequence): &Row, object: &KubeObject, context: &mut Context) {
    let Some(binding) = rbac::Binding::of(object).filter(|binding| is_meant(object, binding.role_kind())) else {
        return;
    };
    if let Some(name) = binding.role_name().filter(|name| name.content() == "cluster-admin") {
        context.hit(name, *consequence);
    }
}

/// Whether it is called like one of those that the API server makes itself.
fn is_own(binding: &KubeObject) -> bool {
    matches!(binding.name(), Some(name) if name == "cluster-admin" || name.starts_with("system:"))
}
