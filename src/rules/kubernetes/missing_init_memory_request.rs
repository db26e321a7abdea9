//! Init containers and sidecars whose memory the scheduler does not count.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Init container or sidecar without a memory request
    ///
    /// The scheduler adds up what sidecars ask for and takes the largest init container into account. One that asks
    /// for nothing is not planned for. See `kubernetes/missing-memory-request`.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers>
    MISSING_INIT_MEMORY_REQUEST = {
        id: "kubernetes/missing-init-memory-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "KSV-0016", "CKV_K8S_12", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [],
        remedy: "Set resources.requests.memory, usually to the same amount as the limit.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.is_initial() && container.request("memory").is_none() {
        let message = format!("{} asks for no memory, so the scheduler cannot plan with it.", container.subject());
        context.hit(container.lacking(&["resources", "requests", "memory"]), message);
    }
}
