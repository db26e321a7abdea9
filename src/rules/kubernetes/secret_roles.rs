//! Roles that reach every secret.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::rbac::{self, Grant, PolicyRule};
use crate::rule::{Body, Context, rule_table};

/// The kind of role, what in a rule reaches secrets, and which of them.
struct Row(&'static [&'static str], for<'d> fn(&PolicyRule<'d>) -> Option<Grant<'d>>, &'static str);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |object, context| check(&ROW, object, context));

    /// ClusterRole that reads secrets
    ///
    /// Bound by a ClusterRoleBinding this reads every secret of every namespace, service account tokens and the
    /// cloud's keys among them. `list` and `watch` show the contents as `get` does.
    ///
    /// A rule that names the secrets (`resourceNames`) is left alone. Wildcards over all resources have rules of
    /// their own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets>
    {
        row: Row(&["ClusterRole"], reads, "every secret"),
        id: "kubernetes/cluster-secret-reader",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0041", "kyverno:restrict-secret-role-verbs"],
        profiles: [Default, Security],
        remedy: "Give a Role in the namespaces that need it, or name the secrets with resourceNames.",
        cwe: [269],
    }

    /// ClusterRole that changes secrets without reading them
    ///
    /// Who can create or change secrets replaces the credentials that workloads trust; a new secret of type
    /// `kubernetes.io/service-account-token` is a token for any account.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(&["ClusterRole"], only_writes, "every secret"),
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
        row: Row(&["Role"], reads, "every secret of the namespace"),
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
        row: Row(&["Role"], only_writes, "every secret of the namespace"),
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
    for rule in rbac::rules(role).iter().filter(|rule| !rule.is_limited_to_names()) {
        if let Some(grant) = reaches(rule) {
            context.hit(grant.resource, format!("This rule allows {} on {which}.", grant.verb.content()));
        }
    }
}

fn reads<'d>(rule: &PolicyRule<'d>) -> Option<Grant<'d>> {
    rule.names(READS, "", "secrets")
}

fn only_writes<'d>(rule: &PolicyRule<'d>) -> Option<Grant<'d>> {
    rule.names(rbac::CHANGES, "", "secrets").filter(|_| rule.any_verb(READS).is_none())
}
