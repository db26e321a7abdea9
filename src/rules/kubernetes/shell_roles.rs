//! Roles that open shells in pods.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule_table};

/// A kind of role and the names of those that every cluster has.
struct Row(&'static [&'static str], &'static [&'static str]);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |role, context| check(&ROW, role, context));

    /// ClusterRole with pods/exec or pods/attach
    ///
    /// Who may `create` or only `get` (a WebSocket needs no more) `pods/exec` or `pods/attach` runs commands in every pod that
    /// the role reaches, as the service account of each. Wildcards count. The roles that every cluster has (`admin`, `edit`,
    /// `cluster-admin`, `system:…`) are left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(&["ClusterRole"], &["admin", "cluster-admin", "edit", "gce:podsecuritypolicy:calico-sa"]),
        id: "kubernetes/shell-cluster-role",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:clusterrolePodExecAttach"],
        profiles: [Security],
        remedy: "Remove `pods/exec` and `pods/attach`, or give them in the one namespace that needs them.",
        cwe: [269],
    }

    /// Role with pods/exec or pods/attach
    ///
    /// Who may `create` or only `get` (a WebSocket needs no more) `pods/exec` or `pods/attach` runs commands in every pod of
    /// the namespace, as the service account of each. Wildcards count.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(&["Role"], &["gce:podsecuritypolicy:calico-sa"]),
        id: "kubernetes/shell-role",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:rolePodExecAttach"],
        profiles: [Security],
        remedy: "Remove `pods/exec` and `pods/attach` from the role.",
        cwe: [269],
    }
}

fn check(Row(_, everywhere): &Row, role: &KubeObject, context: &mut Context) {
    if role.name().is_some_and(|name| everywhere.contains(&name) || name.starts_with("system:")) {
        return;
    }
    for grant in rbac::rules(role).iter().filter_map(rbac::PolicyRule::opens_shells) {
        context.hit(grant.resource, "Who is bound to this role opens shells in pods.");
    }
}
