//! What bindings give away: shells, everything, or what cannot be seen here.

use crate::model::kubernetes::rights::{Granted, Power};
use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule_table};

/// What is asked about the role of a binding.
enum Question {
    /// Does it open shells in pods?
    Shells,
    /// Does it allow everything?
    Administration,
    /// Is it among the files that were checked?
    Unseen,
}

/// The kind of binding, the kind of its role, and the question.
struct Row(&'static [&'static str], &'static str, Question);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |object, context| check(&ROW, object, context));

    /// Cluster-wide binding to a role that opens shells
    ///
    /// The ClusterRole of this binding is in this run and allows `pods/exec` or `pods/attach`: its subjects run commands in
    /// every pod of the cluster, those of the control plane among them. Aggregated roles are followed.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(&["ClusterRoleBinding"], "ClusterRole", Question::Shells),
        id: "kubernetes/cluster-wide-shell-binding",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:clusterrolebindingPodExecAttach"],
        profiles: [Security],
        remedy: "Bind the role in the namespaces that need it, or remove `pods/exec` and `pods/attach` from it.",
        cwe: [269],
    }

    /// Binding to a ClusterRole that opens shells
    ///
    /// The ClusterRole of this binding is in this run and allows `pods/exec` or `pods/attach`: its subjects run commands in
    /// every pod of the namespace, as the service account of each. Aggregated roles are followed.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(&["RoleBinding"], "ClusterRole", Question::Shells),
        id: "kubernetes/namespaced-shell-binding",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:rolebindingClusterRolePodExecAttach"],
        profiles: [Security],
        remedy: "Remove `pods/exec` and `pods/attach` from the role.",
        cwe: [269],
    }

    /// Binding to a Role that opens shells
    ///
    /// The Role of this binding is in this run and allows `pods/exec` or `pods/attach`: its subjects run commands in every pod
    /// of the namespace, as the service account of each.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(&["RoleBinding"], "Role", Question::Shells),
        id: "kubernetes/role-shell-binding",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:rolebindingRolePodExecAttach"],
        profiles: [Security],
        remedy: "Remove `pods/exec` and `pods/attach` from the role.",
        cwe: [269],
    }

    /// Cluster-wide binding to a role with every permission
    ///
    /// The ClusterRole of this binding is in this run and allows every verb on every resource of every group: it is
    /// `cluster-admin` under another name.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    {
        row: Row(&["ClusterRoleBinding"], "ClusterRole", Question::Administration),
        id: "kubernetes/renamed-cluster-admin-binding",
        severity: High,
        since: "2026.11",
        aliases: ["polaris:clusterrolebindingClusterAdmin"],
        profiles: [Security],
        remedy: "List the resources and verbs that the subjects need.",
        cwe: [269],
    }

    /// Binding to a ClusterRole with every permission
    ///
    /// The ClusterRole of this binding is in this run and allows every verb on every resource of every group: its subjects own
    /// the namespace, its secrets and its service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    {
        row: Row(&["RoleBinding"], "ClusterRole", Question::Administration),
        id: "kubernetes/namespaced-administration-binding",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:rolebindingClusterAdminClusterRole"],
        profiles: [Security],
        remedy: "List the resources and verbs that the subjects need.",
        cwe: [269],
    }

    /// Binding to a Role with every permission
    ///
    /// The Role of this binding is in this run and allows every verb on every resource of every group: its subjects own the
    /// namespace, its secrets and its service accounts. Polaris also reports every binding to a ClusterRole where no Role at all
    /// is in its input, whatever the ClusterRole allows.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    {
        row: Row(&["RoleBinding"], "Role", Question::Administration),
        id: "kubernetes/role-administration-binding",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:rolebindingClusterAdminRole"],
        profiles: [Security],
        remedy: "List the resources and verbs that the subjects need.",
        cwe: [269],
    }

    /// Cluster-wide binding to a role that is not here
    ///
    /// The ClusterRole is not among the files that were checked, so nobody can say here what its subjects may do. Roles that
    /// every cluster has count too, except `view`: `admin` and `edit` open shells in pods.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding>
    {
        row: Row(&["ClusterRoleBinding"], "ClusterRole", Question::Unseen),
        id: "kubernetes/unseen-cluster-wide-role",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:clusterrolebindingClusterAdmin", "polaris:clusterrolebindingPodExecAttach"],
        profiles: [],
        remedy: "Check the role together with its binding.",
    }

    /// Binding to a ClusterRole that is not here
    ///
    /// The ClusterRole is not among the files that were checked, so nobody can say here what its subjects may do in the
    /// namespace.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding>
    {
        row: Row(&["RoleBinding"], "ClusterRole", Question::Unseen),
        id: "kubernetes/unseen-cluster-role",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:rolebindingClusterAdminClusterRole", "polaris:rolebindingClusterRolePodExecAttach"],
        profiles: [],
        remedy: "Check the role together with its binding.",
    }

    /// Binding to a Role that is not here
    ///
    /// The Role is not among the files that were checked: the binding gives nothing, or something that was not looked at.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding>
    {
        row: Row(&["RoleBinding"], "Role", Question::Unseen),
        id: "kubernetes/unseen-role",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:rolebindingClusterAdminRole", "polaris:rolebindingRolePodExecAttach"],
        profiles: [],
        remedy: "Correct the name, or check the role together with its binding.",
    }
}

fn check(Row(_, role_kind, question): &Row, object: &KubeObject, context: &mut Context) {
    let Some(binding) = rbac::Binding::of(object).filter(|binding| binding.role_kind() == *role_kind) else { return };
    if is_made_by_the_system(&binding) {
        return;
    }
    let cluster = context.workspace.cluster();
    let Some(name) = binding.role_name() else { return };
    let (powers, what): (&[Power], _) = match question {
        Question::Shells => (&[Power::Shells], "opens shells in pods"),
        Question::Administration => (&[Power::Administration, Power::CommonVerbs], "allows everything"),
        Question::Unseen => {
            let harmless = binding.is_cluster_wide() && name.content() == "view";
            if !harmless && !binding.is_seen(cluster) {
                let message = format!("What the {role_kind} {} allows cannot be seen here.", name.content());
                context.missing(name, message, "the role");
            }
            return;
        }
    };
    let rights = context.workspace.rights();
    if let Some(Granted { role, grant }) = powers.iter().find_map(|power| rights.granted_by(object, *power, cluster)) {
        let hit = context.hit(name, format!("{} {what}.", role.describe()));
        hit.related(grant.verb, "this rule does");
    }
}

/// Bindings that a cluster makes itself when it starts.
fn is_made_by_the_system(binding: &rbac::Binding) -> bool {
    binding.object().name().is_some_and(|name| {
        name.starts_with("system:")
            || name == "gce:podsecuritypolicy:calico-sa"
            || binding.is_cluster_wide() && name == "cluster-admin"
    })
}
