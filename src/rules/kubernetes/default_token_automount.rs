//! Pods that get an API token without asking.

use crate::model::kubernetes::{Workload, accounts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service account token mounted by default
    ///
    /// Unless the pod or its service account says no, every container gets a token for the API server. Nearly no
    /// application uses it, and nearly every manifest leaves it on, so this stands in no low-noise profile.
    ///
    /// Where the service account of this run switches it off, the pod is left alone (Checkov asks for the line in
    /// the pod all the same).
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting>
    DEFAULT_TOKEN_AUTOMOUNT = {
        id: "kubernetes/default-token-automount",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:automountServiceAccountToken", "CKV_K8S_38", "kyverno:restrict-automount-sa-token"],
        profiles: [Strict, Security],
        remedy: "Set automountServiceAccountToken to false unless the program calls the Kubernetes API.",
        cwe: [522],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if workload.pod(&["automountServiceAccountToken"]).is_none()
        && !accounts::switches_token_off(workload, context.workspace)
    {
        let message = "Every container of this pod gets a token for the API server.";
        context.hit(workload.lacking(&["automountServiceAccountToken"]), message);
    }
}
