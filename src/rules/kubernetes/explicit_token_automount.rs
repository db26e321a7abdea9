//! Pods that ask for an API token.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Service account token mounted on request
    ///
    /// Every container of the pod gets a token for the API server. Controllers need it; where an application does
    /// not, it is the first thing that an intruder uses.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting>
    EXPLICIT_TOKEN_AUTOMOUNT = {
        id: "kubernetes/explicit-token-automount",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:automountServiceAccountToken", "KSV-0036", "CKV_K8S_38", "gatekeeper:K8sPSPAutomountServiceAccountTokenPod", "kyverno:restrict-automount-sa-token"],
        profiles: [Strict, Security],
        remedy: "Set automountServiceAccountToken to false unless the program calls the Kubernetes API.",
        cwe: [522],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let written = workload.pod(&["automountServiceAccountToken"]);
    if let Some(node) = written.filter(|node| node.as_bool() == Some(true)) {
        context.hit(node, "Every container of this pod gets a token for the API server.");
    }
}
