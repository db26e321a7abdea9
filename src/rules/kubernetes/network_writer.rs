//! Roles that change how traffic flows.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to change networking
    ///
    /// Services, their endpoints, network policies and Ingresses decide where traffic goes: who changes them reads
    /// it or lets it in.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    NETWORK_WRITER = {
        id: "kubernetes/network-writer",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0056"],
        profiles: [Security],
        remedy: "Bind it in the namespaces that need it only.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

const NETWORK: &[&str] = &["services", "endpoints", "endpointslices", "networkpolicies", "ingresses"];
fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.any_verb(rbac::CHANGES).is_some()) {
        if let Some(entry) = rule.list("resources").find(|entry| NETWORK.contains(&entry.content())) {
            context.hit(entry, format!("Who is bound to this changes {}.", entry.content()));
        }
    }
}
