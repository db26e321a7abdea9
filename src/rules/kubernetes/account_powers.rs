//! What the service accounts of workloads may really do, told as a chain, one row per power.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::rights::{Held, Power};
use crate::model::kubernetes::{Workload, accounts};
use crate::rule::{Body, Context, rule_table};

/// A power and what follows from it: a sentence without its end.
struct Row(Power, &'static str);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Workload that may do everything
    ///
    /// The service account of these pods may do everything where its binding reaches, mostly in the whole cluster:
    /// whoever takes one of the pods over has the cluster. The chain is told from the workload over its service account
    /// and the binding to the rule; it is followed through aggregated roles and the groups of service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Administration, "Whoever takes over one of these pods may do everything"),
        id: "kubernetes/all-powerful-workload",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Give the account a role that lists what the workload needs.",
        cwe: [269],
    }

    /// Workload that gives roles away
    ///
    /// With `bind` the service account of these pods gives itself any role. The chain is told from the workload over
    /// its service account and the binding to the rule; it is followed through aggregated roles and the groups of
    /// service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Binding, "Whoever takes over one of these pods gives himself any role"),
        id: "kubernetes/role-raising-workload",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Name the roles that may be bound with resourceNames.",
        cwe: [269],
    }

    /// Workload that writes roles beyond its own
    ///
    /// With `escalate` the service account of these pods writes itself any permission. The chain is told from the
    /// workload over its service account and the binding to the rule; it is followed through aggregated roles and the
    /// groups of service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Escalation, "Whoever takes over one of these pods writes himself any permission"),
        id: "kubernetes/role-writing-workload",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Remove the verb escalate.",
        cwe: [269],
    }

    /// Workload that acts as others
    ///
    /// The service account of these pods acts as users, groups or other accounts. The chain is told from the workload
    /// over its service account and the binding to the rule; it is followed through aggregated roles and the groups of
    /// service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Impersonation, "Whoever takes over one of these pods acts as somebody else"),
        id: "kubernetes/impersonating-workload",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Name whom with resourceNames, or remove the verb impersonate.",
        cwe: [269],
    }

    /// Workload that makes tokens
    ///
    /// The service account of these pods gets tokens of any other account that its role reaches. The chain is told from
    /// the workload over its service account and the binding to the rule; it is followed through aggregated roles and
    /// the groups of service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Tokens, "Whoever takes over one of these pods gets a token of any account"),
        id: "kubernetes/token-making-workload",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Name the accounts with resourceNames.",
        cwe: [269],
    }

    /// Workload that changes admission
    ///
    /// The service account of these pods changes admission webhooks: it sees and changes every object on its way into
    /// the cluster. The chain is told from the workload over its service account and the binding to the rule; it is
    /// followed through aggregated roles and the groups of service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Admission, "Whoever takes over one of these pods changes every object on its way in"),
        id: "kubernetes/admission-changing-workload",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Name the configurations with resourceNames.",
        cwe: [269],
    }

    /// Workload that reaches into nodes
    ///
    /// With `nodes/proxy` the service account of these pods speaks to kubelets, past audit and admission, and runs
    /// commands in every container of the node. The chain is told from the workload over its service account and the
    /// binding to the rule; it is followed through aggregated roles and the groups of service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::NodeProxy, "Whoever takes over one of these pods runs commands on every node"),
        id: "kubernetes/node-reaching-workload",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Use nodes/metrics or nodes/stats, which kubelets tell apart.",
        cwe: [269],
    }

    /// Workload that reads every secret
    ///
    /// The service account of these pods reads every secret where its binding reaches. The chain is told from the
    /// workload over its service account and the binding to the rule; it is followed through aggregated roles and the
    /// groups of service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::SecretReading, "Whoever takes over one of these pods reads every secret"),
        id: "kubernetes/secret-reading-workload",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Name the secrets with resourceNames, or mount them.",
        cwe: [269],
    }

    /// Workload that opens shells in others
    ///
    /// The service account of these pods runs commands in others, and as each of them. The chain is told from the
    /// workload over its service account and the binding to the rule; it is followed through aggregated roles and the
    /// groups of service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Shells, "Whoever takes over one of these pods runs commands in others"),
        id: "kubernetes/shell-opening-workload",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Remove pods/exec and pods/attach from the role.",
        cwe: [269],
    }

    /// Workload that creates pods
    ///
    /// The service account of these pods creates others, which run as any service account of the namespace and mount
    /// any of its secrets. Controllers do this for a living. The chain is told from the workload over its service
    /// account and the binding to the rule; it is followed through aggregated roles and the groups of service accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(Power::Workloads, "Whoever takes over one of these pods runs others as any account"),
        id: "kubernetes/pod-creating-workload",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Limit it to the namespaces that it serves, and enforce Pod Security there.",
        cwe: [269],
    }
}

fn check(Row(power, fault): &Row, workload: &Workload, context: &mut Context) {
    if !accounts::has_token(workload, context.workspace) {
        return;
    }
    let (rights, cluster) = (context.workspace.rights(), context.workspace.cluster());
    let account = workload.service_account().map_or("default", Node::content);
    let held = |power| rights.held_by(workload.object(), account, power, cluster);
    // Who may do everything is told so once.
    let is_owner = *power != Power::Administration && held(Power::Administration).is_some();
    let Some(Held { binding, is_cluster_wide, granted }) = held(*power).filter(|_| !is_owner) else { return };
    let place = workload.service_account().map_or_else(|| workload.lacking(&["serviceAccountName"]), Place::of);
    let reach = if is_cluster_wide { "in the whole cluster" } else { "in the namespace of the binding" };
    let hit = context.hit(place, format!("{fault}, {reach}."));
    hit.related(binding.name_place(), format!("{} gives it to the account {account}", binding.describe()));
    match granted {
        Some(granted) => _ = hit.related(granted.grant.verb, format!("{} allows it", granted.role.describe())),
        None => {
            if let Some(role) = binding.at_path(&["roleRef", "name"]) {
                hit.related(role, "every cluster has this role");
            }
        }
    }
}
