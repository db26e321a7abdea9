//! Roles that speak to kubelets.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to proxy to nodes
    ///
    /// Through `nodes/proxy` one calls the kubelet's own API, past admission and audit: it runs commands in every
    /// pod of the node.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes>
    NODES_PROXY = {
        id: "kubernetes/nodes-proxy",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0047", "kyverno:restrict-clusterrole-nodesproxy"],
        profiles: [Default, Security],
        remedy: "Remove nodes/proxy.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        if let Some(grant) = rule.names(&["get", "create"], "", "nodes/proxy") {
            context.hit(grant.resource, "Who is bound to this runs commands in every pod of a node.");
        }
    }
}
