//! ClusterRoles on every resource.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Every resource in a ClusterRole
    ///
    /// `resources: ["*"]` covers secrets, roles, subresources such as `pods/exec`, and every kind that is installed
    /// later, in every namespace.
    ///
    /// Trivy does not count the verbs `watch` and `patch`; they count here.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    WILDCARD_CLUSTER_ROLE = {
        id: "kubernetes/wildcard-cluster-role",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0046", "CKV_K8S_49", "kube-linter:wildcard-in-rules", "kyverno:restrict-wildcard-resources"],
        profiles: [Strict, Security],
        remedy: "List the resources that are needed.",
        cwe: [269],
        body: Body::Objects(&["ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for all in rbac::rules(role).iter().filter_map(|rule| rule.entry("resources", "*")) {
        context.hit(all, "This rule covers every resource in the cluster.");
    }
}
