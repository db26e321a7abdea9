//! Pods that do not say themselves whether they get a token for the API server.

use crate::model::kubernetes::{Workload, accounts};
use crate::rule::{Body, Context, rule_table};

/// Whether their service account switches it off, and what follows.
struct Row(bool, &'static str);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

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
    {
        row: Row(false, "Every container of this pod gets a token for the API server."),
        id: "kubernetes/default-token-automount",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:automountServiceAccountToken", "CKV_K8S_38", "kyverno:restrict-automount-sa-token"],
        profiles: [Strict, Security],
        remedy: "Set automountServiceAccountToken to false unless the program calls the Kubernetes API.",
        cwe: [522],
    }

    /// Token switched off by the service account only
    ///
    /// The service account switches the token off, so the pod gets none. Checkov and Kyverno want the line in the
    /// pod, where it also holds when somebody changes the account.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting>
    {
        row: Row(true, "Only the service account withholds the API token from this pod."),
        id: "kubernetes/token-off-in-account-only",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_38", "kyverno:restrict-automount-sa-token"],
        profiles: [],
        remedy: "Write automountServiceAccountToken: false in the pod too.",
    }
}

fn check(Row(switched_off, consequence): &Row, workload: &Workload, context: &mut Context) {
    if workload.pod(&["automountServiceAccountToken"]).is_none()
        && accounts::switches_token_off(workload, context.workspace) == *switched_off
    {
        context.hit(workload.lacking(&["automountServiceAccountToken"]), *consequence);
    }
}
