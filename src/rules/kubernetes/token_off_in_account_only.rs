//! Pods that rely on their service account to withhold the token.

use crate::model::kubernetes::{Workload, accounts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Token switched off by the service account only
    ///
    /// The service account switches the token off, so the pod gets none. Checkov and Kyverno want the line in the
    /// pod, where it also holds when somebody changes the account.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting>
    TOKEN_OFF_IN_ACCOUNT_ONLY = {
        id: "kubernetes/token-off-in-account-only",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_38", "kyverno:restrict-automount-sa-token"],
        profiles: [],
        remedy: "Write automountServiceAccountToken: false in the pod too.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if workload.pod(&["automountServiceAccountToken"]).is_none()
        && accounts::switches_token_off(workload, context.workspace)
    {
        let message = "Only the service account withholds the API token from this pod.";
        context.hit(workload.lacking(&["automountServiceAccountToken"]), message);
    }
}
