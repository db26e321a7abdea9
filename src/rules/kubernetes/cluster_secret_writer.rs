//! ClusterRoles that change every secret.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// ClusterRole that changes secrets without reading them
    ///
    /// Who can create or change secrets replaces the credentials that workloads trust; a new secret of type
    /// `kubernetes.io/service-account-token` is a token for any account.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    CLUSTER_SECRET_WRITER = {
        id: "kubernetes/cluster-secret-writer",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0041"],
        profiles: [Strict, Security],
        remedy: "Give a Role in the namespaces that need it, or name the secrets with resourceNames.",
        cwe: [269],
        body: Body::Objects(&["ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| !rule.is_limited_to_names()) {
        let reads = rule.any_verb(&["get", "list", "watch"]).is_some();
        if let Some(grant) = rule.names(rbac::CHANGES, "", "secrets").filter(|_| !reads) {
            context.hit(grant.resource, format!("This rule allows {} on every secret.", grant.verb.content()));
        }
    }
}
