//! Roles that reach every secret.

use crate::model::Workspace;
use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::rbac::{self, Grant, PolicyRule};
use crate::rule::{Body, Context, rule_table};

/// The kind of role, what in a rule reaches secrets, and which of them.
struct Row(&'static [&'static str], for<'d> fn(&PolicyRule<'d>) -> Option<Grant<'d>>, Which);

/// Which secrets a role reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    /// Those of every namespace, or those of the namespaces in which a RoleBinding names the ClusterRole.
    Every,
    /// Those of every namespace, unless only RoleBindings name the ClusterRole.
    EveryInCluster,
    /// Those of the namespaces in which a RoleBinding names the ClusterRole, and nothing else does.
    WhereBound,
    /// Those of its namespace.
    OfNamespace,
}

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |object, context| check(&ROW, object, context));

    /// ClusterRole that reads secrets
    ///
    /// Bound by a ClusterRoleBinding this reads every secret of every namespace, service account tokens and the
    /// cloud's keys among them. `list` and `watch` show the contents as `get` does.
    ///
    /// A rule that names the secrets (`resourceNames`) is left alone. Wildcards over all resources have rules of
    /// their own, and so have ClusterRoles that are applied with RoleBindings only: `kubernetes/secret-reader-where-bound`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets>
    {
        row: Row(&["ClusterRole"], reads, Which::EveryInCluster),
        id: "kubernetes/cluster-secret-reader",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0041", "kyverno:restrict-secret-role-verbs"],
        profiles: [Default, Security],
        remedy: "Give a Role in the namespaces that need it, or name the secrets with resourceNames.",
        cwe: [269],
    }

    /// ClusterRole that reads secrets where it is bound
    ///
    /// Of what is checked here only RoleBindings name this ClusterRole, so it reads the secrets of their namespaces as
    /// a Role would: also those of other workloads there and service account tokens. Trivy and Kyverno look at the role
    /// alone; see `kubernetes/cluster-secret-reader`.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding>
    {
        row: Row(&["ClusterRole"], reads, Which::WhereBound),
        id: "kubernetes/secret-reader-where-bound",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0041", "kyverno:restrict-secret-role-verbs"],
        profiles: [Strict, Security],
        remedy: "Name the secrets with resourceNames, or mount the one that is needed.",
        cwe: [269],
    }

    /// ClusterRole that changes secrets without reading them
    ///
    /// Who can create or change secrets replaces the credentials that workloads trust; a new secret of type
    /// `kubernetes.io/service-account-token` is a token for any account.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(&["ClusterRole"], only_writes, Which::Every),
        id: "kubernetes/cluster-secret-writer",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0041"],
        profiles: [Strict, Security],
        remedy: "Give a Role in the namespaces that need it, or name the secrets with resourceNames.",
        cwe: [269],
    }

    /// Role that reads secrets
    ///
    /// Whoever is bound to this Role reads every secret of the namespace, also those of other workloads and service
    /// account tokens. A rule that names the secrets (`resourceNames`) is left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets>
    {
        row: Row(&["Role"], reads, Which::OfNamespace),
        id: "kubernetes/secret-reader",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0113", "kyverno:restrict-secret-role-verbs"],
        profiles: [Strict, Security],
        remedy: "Name the secrets with resourceNames, or mount the one that is needed.",
        cwe: [269],
    }

    /// Role that changes secrets without reading them
    ///
    /// Who can create or change secrets replaces the credentials that the namespace's workloads trust; a new secret
    /// of type `kubernetes.io/service-account-token` is a token for any of its accounts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(&["Role"], only_writes, Which::OfNamespace),
        id: "kubernetes/secret-writer",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0113"],
        profiles: [Strict],
        remedy: "Name the secrets with resourceNames.",
        cwe: [269],
    }
}

const READS: &[&str] = &["get", "list", "watch"];

fn check(Row(_, reaches, which): &Row, role: &KubeObject, context: &mut Context) {
    let rules = rbac::rules(role);
    let grants: Vec<Grant> = rules.iter().filter(|rule| !rule.is_limited_to_names()).filter_map(reaches).collect();
    if grants.is_empty() || !which.is_asked_of(role, context.workspace) {
        return;
    }
    for grant in grants {
        context.hit(grant.resource, format!("This rule allows {} on {}.", grant.verb.content(), which.describe()));
    }
}

impl Which {
    fn is_asked_of(self, role: &KubeObject, workspace: &Workspace) -> bool {
        let in_namespaces = || workspace.rights().is_bound_in_namespaces_only(role, workspace.cluster());
        match self {
            Which::Every | Which::OfNamespace => true,
            Which::EveryInCluster => !in_namespaces(),
            Which::WhereBound => in_namespaces(),
        }
    }

    fn describe(self) -> &'static str {
        match self {
            Which::Every | Which::EveryInCluster => "every secret",
            Which::WhereBound => "every secret of the namespaces that it is bound in",
            Which::OfNamespace => "every secret of the namespace",
        }
    }
}

fn reads<'d>(rule: &PolicyRule<'d>) -> Option<Grant<'d>> {
    rule.names(READS, "", "secrets")
}

fn only_writes<'d>(rule: &PolicyRule<'d>) -> Option<Grant<'d>> {
    rule.names(rbac::CHANGES, "", "secrets").filter(|_| rule.any_verb(READS).is_none())
}
