//! Roles edit that write endpoints.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Role edit that writes endpoints
    ///
    /// The role `system:aggregate-to-edit` of clusters that began before Kubernetes 1.22 may write Endpoints, which
    /// sends a Service's traffic to any address, past network policies (CVE-2021-25740). Kyverno looks for a
    /// verb `edit`, which does not exist.
    ///
    /// References: <https://github.com/kubernetes/kubernetes/issues/103675>
    ENDPOINTS_IN_EDIT = {
        id: "kubernetes/endpoints-in-edit",
        severity: Medium,
        since: "2026.11",
        aliases: ["gatekeeper:K8sBlockEndpointEditDefaultRole", "kyverno:restrict-edit-for-endpoints"],
        profiles: [Security],
        remedy: "Remove endpoints from the rules that write.",
        cwe: [284],
        body: Body::Objects(&["ClusterRole"], check),
    }
}

const WRITING: &[&str] = &["create", "delete", "deletecollection", "patch", "update"];

fn check(role: &KubeObject, context: &mut Context) {
    if role.name() != Some("system:aggregate-to-edit") {
        return;
    }
    for rule in rbac::rules(role) {
        if let Some(endpoints) = rule.entry("resources", "endpoints").filter(|_| rule.any_verb(WRITING).is_some()) {
            context.hit(endpoints, "Who may edit sends a Service's traffic to any address.");
        }
    }
}
