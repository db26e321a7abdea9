//! ClusterRoles that approve certificates.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to approve certificate requests
    ///
    /// Together, updating `certificatesigningrequests/approval` and approving for `signers` issue client
    /// certificates for any user and group, `system:masters` among them. Both may stand in different rules.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing>
    CERTIFICATE_APPROVAL = {
        id: "kubernetes/certificate-approval",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_K8S_156"],
        profiles: [Default, Security],
        remedy: "Limit the signers with resourceNames, or remove the permission.",
        cwe: [269],
        body: Body::Objects(&["ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    let rules: Vec<rbac::PolicyRule> = rbac::rules(role).into_iter().filter(|rule| !rule.is_everything()).collect();
    let group = "certificates.k8s.io";
    let signs = rules.iter().any(|rule| rule.grants(&["approve"], group, "signers").is_some());
    let approvals =
        rules.iter().filter_map(|rule| rule.grants(&["update", "patch"], group, "certificatesigningrequests/approval"));
    for approval in approvals.filter(|_| signs).take(1) {
        context.hit(approval.resource, "Who is bound to this issues certificates for any user and group.");
    }
}
