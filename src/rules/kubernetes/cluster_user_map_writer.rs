//! Roles that decide who AWS users are.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to change aws-auth
    ///
    /// The ConfigMap `aws-auth` says which AWS identities are which users and groups of an EKS cluster: who changes
    /// it makes himself `system:masters`.
    ///
    /// References: <https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html>
    CLUSTER_USER_MAP_WRITER = {
        id: "kubernetes/cluster-user-map-writer",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0115"],
        profiles: [Default, Security],
        remedy: "Remove the rule; use EKS access entries.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.any_verb(rbac::CHANGES).is_some()) {
        let named = rule.entry("resourceNames", "aws-auth").filter(|_| rule.entry("resources", "configmaps").is_some());
        if let Some(name) = named {
            context.hit(name, "Who is bound to this decides who is an administrator.");
        }
    }
}
