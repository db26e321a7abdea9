//! What bindings give, judged by the roles of the run, one row per power.

use crate::finding::Place;
use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::rbac::Binding;
use crate::model::kubernetes::rights::Power;
use crate::rule::{Body, Context, rule_table};

/// Whose bindings are asked about.
#[derive(PartialEq)]
enum Whom {
    /// Everybody's.
    Everybody,
    /// Those of service accounts and nodes.
    Machines,
}

/// Which bindings are meant, by where they and their roles hold.
#[derive(PartialEq)]
enum Through {
    /// All.
    Any,
    /// A ClusterRoleBinding to a ClusterRole, or a RoleBinding to a Role.
    EqualRole,
    /// A RoleBinding to a ClusterRole, which then holds in one namespace.
    WiderRole,
}

/// A power, whose it should not be, through which bindings, and what is wrong where it is: a sentence.
struct Row(Power, Whom, Through, &'static str);

rule_table! {
    |ROW: Row| Body::Objects(&["RoleBinding", "ClusterRoleBinding"], |object, context| check(&ROW, object, context));

    /// Binding to a role that creates pods
    ///
    /// Who creates pods, directly or through a controller, runs them as any service account of the namespace, mounts
    /// its secrets, and without Pod Security admission owns a node. The role is looked up among the files of the run,
    /// aggregated ones included.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Workloads, Whom::Everybody, Through::EqualRole, "The subjects create pods, and so act as any service account of the namespace."),
        id: "kubernetes/workload-creating-binding",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:access-to-create-pods"],
        profiles: [],
        remedy: "Remove create from the role, or bind it to the deployer alone.",
        cwe: [269],
    }

    /// Binding to a role on secrets
    ///
    /// The role of this binding has some verb on secrets, if only on named ones. It is looked up among the files of the
    /// run, aggregated ones included.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::SecretAccess, Whom::Everybody, Through::EqualRole, "The subjects have access to secrets."),
        id: "kubernetes/secret-binding",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:access-to-secrets"],
        profiles: [],
        remedy: "Mount the secrets that are needed instead.",
        cwe: [269],
    }

    /// Binding of one namespace to a ClusterRole that creates pods
    ///
    /// Who creates pods, directly or through a controller, runs them as any service account of the namespace and mounts
    /// its secrets. kube-linter asks about ClusterRoleBindings to ClusterRoles and RoleBindings to Roles; see
    /// `kubernetes/workload-creating-binding`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Workloads, Whom::Everybody, Through::WiderRole, "The subjects create pods, and so act as any service account of the namespace."),
        id: "kubernetes/namespaced-workload-creation",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [],
        remedy: "Remove create from the role, or bind it to the deployer alone.",
        cwe: [269],
    }

    /// Binding of one namespace to a ClusterRole on secrets
    ///
    /// The ClusterRole of this RoleBinding has some verb on secrets, which holds in the namespace. kube-linter asks about
    /// ClusterRoleBindings to ClusterRoles and RoleBindings to Roles; see `kubernetes/secret-binding`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::SecretAccess, Whom::Everybody, Through::WiderRole, "The subjects have access to secrets."),
        id: "kubernetes/namespaced-secret-access",
        severity: Info,
        since: "2026.11",
        aliases: [],
        profiles: [],
        remedy: "Mount the secrets that are needed instead.",
        cwe: [269],
    }

    /// Service account that reads every secret
    ///
    /// A service account or node may read any secret that the binding reaches, so a weakness of one pod is one of all
    /// that is kept in them.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::SecretReading, Whom::Machines, Through::Any, "A weakness of this account's pods opens every secret."),
        id: "kubernetes/secret-reading-account",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV2_K8S_5"],
        profiles: [Security],
        remedy: "Name the secrets with resourceNames, or mount them.",
        cwe: [269],
    }

    /// Service account that opens shells
    ///
    /// A service account or node may `create` on `pods/exec` or `nodes/proxy`: its pods run commands in others, and as
    /// each of them.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::ShellCreation, Whom::Machines, Through::Any, "A weakness of this account's pods runs commands in others."),
        id: "kubernetes/shell-opening-account",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV2_K8S_2"],
        profiles: [Security],
        remedy: "Remove pods/exec and nodes/proxy from the role.",
        cwe: [269],
    }

    /// Service account that impersonates
    ///
    /// A service account or node may act as users, groups or other service accounts: whoever takes over its pods is any
    /// of them.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Impersonation, Whom::Machines, Through::Any, "Whoever takes over this account's pods is anybody."),
        id: "kubernetes/impersonating-account",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_K8S_3"],
        profiles: [Security],
        remedy: "Remove the verb impersonate, or name whom with resourceNames.",
        cwe: [269],
    }

    /// Service account that says where traffic comes from
    ///
    /// A service account or node may change `services/status`: with the addresses of a load balancer it puts itself
    /// between others and that address (CVE-2020-8554).
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::ServiceStatus, Whom::Machines, Through::Any, "A weakness of this account's pods diverts traffic to any address."),
        id: "kubernetes/traffic-diverting-account",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV2_K8S_4"],
        profiles: [Security],
        remedy: "Leave services/status to the controller of load balancers.",
        cwe: [269],
    }

    /// Service account with services/status of a wrong group
    ///
    /// `services/status` is of the core group, and in a rule of another group it gives nothing; it tells of somebody
    /// who wanted to give it. Checkov does not compare groups.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::MisgroupedStatus, Whom::Machines, Through::Any, "Somebody wanted this account to say where traffic comes from."),
        id: "kubernetes/misgrouped-status-account",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV2_K8S_4"],
        profiles: [],
        remedy: "Remove the resource from the rule.",
        cwe: [269],
    }

    /// Service account with the verb bind on bindings
    ///
    /// The verb `bind` is looked up on roles, so on bindings it gives nothing by itself; it tells of somebody who
    /// wanted to give roles away. `kubernetes/role-raising-workload` sees who can.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::BindingOfBindings, Whom::Machines, Through::Any, "Somebody wanted this account to give roles away."),
        id: "kubernetes/binding-account",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV2_K8S_1"],
        profiles: [],
        remedy: "Remove the verb bind.",
        cwe: [269],
    }
}

fn check(Row(power, whom, through, fault): &Row, object: &KubeObject, context: &mut Context) {
    let Some(binding) = Binding::of(object) else { return };
    let is_wider = !binding.is_cluster_wide() && binding.role_kind() == "ClusterRole";
    let meant = (*whom == Whom::Everybody || binding.machine_subject().is_some())
        && (*through == Through::Any || is_wider == (*through == Through::WiderRole));
    let cluster = context.workspace.cluster();
    let granted = context.workspace.rights().granted_by(object, *power, cluster).filter(|_| meant);
    if let (Some(role), Some(granted)) = (binding.role_name(), granted) {
        let hit = context.hit(role, *fault);
        hit.related(granted.grant.verb, format!("{} allows it", granted.role.describe()));
        if let Some(subject) = binding.machine_subject().and_then(|subject| subject.node.get("name")) {
            hit.related(Place::of(subject), "to this account");
        }
    }
}
