//! ClusterRoles that steer admission webhooks by a wildcard.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Control over admission webhooks by a wildcard
    ///
    /// The role writes `*` resources of the group `admissionregistration.k8s.io`, or of every group: with them the
    /// webhooks that see and change every object on its way into the cluster. Where the webhooks are named,
    /// `kubernetes/webhook-control` says it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks>
    WILDCARD_WEBHOOK_CONTROL = {
        id: "kubernetes/wildcard-webhook-control",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_155"],
        profiles: [Security],
        remedy: "List the resources that are needed.",
        cwe: [269],
        body: Body::Objects(&["ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        let kind = "mutatingwebhookconfigurations";
        let granted = rule.grants(&["create", "update", "patch"], "admissionregistration.k8s.io", kind);
        if let Some(grant) = granted.filter(|grant| grant.resource.content() == "*") {
            context.hit(grant.resource, "Admission webhooks are among these resources.");
        }
    }
}
