//! Roles that change workloads.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to change workloads
    ///
    /// Who may create or change pods, or what makes pods, runs programs as any service account of the namespace and
    /// mounts its secrets. Every controller and every deployer needs it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation>
    WORKLOAD_WRITER = {
        id: "kubernetes/workload-writer",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0048"],
        profiles: [Security],
        remedy: "Bind it in the namespaces that need it only.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

const WORKLOADS: &[&str] =
    &["pods", "deployments", "jobs", "cronjobs", "statefulsets", "daemonsets", "replicasets", "replicationcontrollers"];
fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.any_verb(rbac::CHANGES).is_some()) {
        if let Some(workload) = rule.list("resources").find(|entry| WORKLOADS.contains(&entry.content())) {
            context.hit(workload, format!("Who is bound to this changes {}.", workload.content()));
        }
    }
}
