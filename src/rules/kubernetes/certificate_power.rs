//! Roles with half of the permission to approve certificates.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Half of the permission to approve certificates
    ///
    /// Updating `certificatesigningrequests/approval` or approving for `signers` is each half of what issues client
    /// certificates for any user; `kubernetes/certificate-approval` sees who has both.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization>
    CERTIFICATE_POWER = {
        id: "kubernetes/certificate-power",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-clusterrole-csr"],
        profiles: [],
        remedy: "Remove the permission, or limit the signers with resourceNames.",
        cwe: [269],
        body: Body::Objects(&["ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        let approval = rule.entry("resources", "certificatesigningrequests/approval");
        let signers = rule.entry("resources", "signers");
        let approves = approval.filter(|_| rule.any_verb(&["update", "patch"]).is_some());
        let signs = signers.filter(|_| rule.any_verb(&["approve"]).is_some());
        for half in approves.into_iter().chain(signs) {
            context.hit(half, "This is half of what issues certificates for any user.");
        }
    }
}
