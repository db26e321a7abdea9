//! Roles with every verb on what clusters are made of.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Every verb on workloads, secrets or roles
    ///
    /// Every verb on pods, their controllers, secrets or RBAC objects is enough to take over the namespace, and in
    /// a ClusterRole the cluster.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    WILDCARD_VERB_ON_CORE = {
        id: "kubernetes/wildcard-verb-on-core",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0045"],
        profiles: [Security],
        remedy: "List the verbs that are needed.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

const CORE: &[&str] = &[
    "secrets",
    "pods",
    "deployments",
    "daemonsets",
    "statefulsets",
    "replicationcontrollers",
    "replicasets",
    "cronjobs",
    "jobs",
    "roles",
    "clusterroles",
    "rolebindings",
    "clusterrolebindings",
    "users",
    "groups",
];

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        let core = rule.list("resources").find(|resource| CORE.contains(&resource.content()));
        if let (Some(all), Some(core)) = (rule.entry("verbs", "*"), core) {
            context.hit(all, format!("This rule allows every verb on {}.", core.content()));
        }
    }
}
