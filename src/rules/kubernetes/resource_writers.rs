//! Roles that change what runs and how it is reached.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule_table};

rule_table! {
    |ROW: &[&str]| Body::Objects(&["Role", "ClusterRole"], |role, context| check(ROW, role, context));

    /// Permission to change networking
    ///
    /// Services, their endpoints, network policies and Ingresses decide where traffic goes: who changes them reads
    /// it or lets it in.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: &["services", "endpoints", "endpointslices", "networkpolicies", "ingresses"],
        id: "kubernetes/network-writer",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0056"],
        profiles: [Security],
        remedy: "Bind it in the namespaces that need it only.",
        cwe: [269],
    }

    /// Permission to change workloads
    ///
    /// Who may create or change pods, or what makes pods, runs programs as any service account of the namespace and
    /// mounts its secrets. Every controller and every deployer needs it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation>
    {
        row: &[
            "pods",
            "deployments",
            "jobs",
            "cronjobs",
            "statefulsets",
            "daemonsets",
            "replicasets",
            "replicationcontrollers",
        ],
        id: "kubernetes/workload-writer",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0048"],
        profiles: [Security],
        remedy: "Bind it in the namespaces that need it only.",
        cwe: [269],
    }
}

fn check(resources: &[&str], role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.any_verb(rbac::CHANGES).is_some()) {
        if let Some(entry) = rule.list("resources").find(|entry| resources.contains(&entry.content())) {
            context.hit(entry, format!("Who is bound to this changes {}.", entry.content()));
        }
    }
}
