//! ClusterRoles that steer admission.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to change admission webhooks
    ///
    /// Whoever writes webhook configurations sees every object, secrets among them, and may change it on its way
    /// into the cluster, or switch the gate off. A rule that names its configurations is left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks>
    WEBHOOK_CONTROL = {
        id: "kubernetes/webhook-control",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0114", "CKV_K8S_155", "kyverno:restrict-clusterrole-mutating-validating-admission-webhooks"],
        profiles: [Default, Security],
        remedy: "Name the webhook configurations with resourceNames.",
        cwe: [269],
        body: Body::Objects(&["ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    let unlimited = |rule: &&rbac::PolicyRule| !rule.is_everything() && !rule.is_limited_to_names();
    for rule in rbac::rules(role).iter().filter(unlimited) {
        for (kind, may) in
            [("mutatingwebhookconfigurations", "changes"), ("validatingwebhookconfigurations", "refuses")]
        {
            if let Some(grant) = rule.names(&["create", "update", "patch"], "admissionregistration.k8s.io", kind) {
                context.hit(grant.resource, format!("Who is bound to this sees and {may} every object on its way in."));
                break;
            }
        }
    }
}
