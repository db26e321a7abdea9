//! ClusterRoles that approve certificates by a wildcard.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Approval of certificates by a wildcard
    ///
    /// One rule with every verb on every resource of the group `certificates.k8s.io`, or of every group, both
    /// approves certificate signing requests and signs for every signer: who is bound to it becomes any user and
    /// any group. Where the permissions are named, `kubernetes/certificate-approval` says it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing>
    WILDCARD_CERTIFICATE_APPROVAL = {
        id: "kubernetes/wildcard-certificate-approval",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_156"],
        profiles: [Security],
        remedy: "List the resources that are needed.",
        cwe: [269],
        body: Body::Objects(&["ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.is_everything()) {
        if let Some(grant) = rule.grants(&["approve"], "certificates.k8s.io", "signers") {
            context.hit(grant.resource, "Approving and signing certificates is among what this allows.");
        }
    }
}
