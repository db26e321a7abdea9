//! A memory limit that becomes the request by itself.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Memory limit without a memory request
    ///
    /// The API server copies the limit into the missing request, which is usually what one wants for memory. Other
    /// tools call the request missing, and writing it down saves the reader from knowing the default.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#if-you-specify-a-memory-limit-but-do-not-specify-a-memory-request>
    MEMORY_LIMIT_WITHOUT_REQUEST = {
        id: "kubernetes/memory-limit-without-request",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "polaris:memoryRequestsMissing", "KSV-0016", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [],
        remedy: "Write the memory request, also where it equals the limit.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() != Role::Regular || container.own_request("memory").is_some() {
        return;
    }
    if let Some(limit) = container.own_limit("memory") {
        let message = format!("{} reserves its whole memory limit of {}.", container.subject(), limit.content());
        context.hit(Place::key_of(limit), message);
    }
}
