//! ClusterRoles that read every secret.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// ClusterRole that reads secrets
    ///
    /// Bound by a ClusterRoleBinding this reads every secret of every namespace, service account tokens and the
    /// cloud's keys among them. `list` and `watch` show the contents as `get` does.
    ///
    /// A rule that names the secrets (`resourceNames`) is left alone. Wildcards over all resources have rules of
    /// their own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets>
    CLUSTER_SECRET_READER = {
        id: "kubernetes/cluster-secret-reader",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0041", "kyverno:restrict-secret-role-verbs"],
        profiles: [Default, Security],
        remedy: "Give a Role in the namespaces that need it, or name the secrets with resourceNames.",
        cwe: [269],
        body: Body::Objects(&["ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| !rule.is_limited_to_names()) {
        if let Some(grant) = rule.names(&["get", "list", "watch"], "", "secrets") {
            context.hit(grant.resource, format!("This rule allows {} on every secret.", grant.verb.content()));
        }
    }
}
