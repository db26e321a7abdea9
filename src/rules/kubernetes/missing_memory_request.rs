//! Containers whose memory the scheduler does not count.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without a memory request
    ///
    /// A container that asks for no memory is put on full nodes and is the first that the kernel kills when memory
    /// gets short. A memory limit alone is also the request, and a request on the pod (`spec.resources`) covers all
    /// of its containers.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    MISSING_MEMORY_REQUEST = {
        id: "kubernetes/missing-memory-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "polaris:memoryRequestsMissing", "KSV-0016", "CKV_K8S_12", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict],
        remedy: "Set resources.requests.memory, usually to the same amount as the limit.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() == Role::Regular && container.request("memory").is_none() {
        let message =
            format!("{} asks for no memory, so it lands on full nodes and is killed first.", container.subject());
        context.hit(container.lacking(&["resources", "requests", "memory"]), message);
    }
}
