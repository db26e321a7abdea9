//! A CPU limit that becomes the request by itself.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// CPU limit without a CPU request
    ///
    /// The API server copies the limit into the missing request. A limit of two cores, meant as a ceiling, then
    /// reserves two cores on a node for every replica. Other tools call the request missing; it is there, but
    /// nobody chose it.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/assign-cpu-resource/#if-you-specify-a-cpu-limit-but-do-not-specify-a-cpu-request>
    CPU_LIMIT_WITHOUT_REQUEST = {
        id: "kubernetes/cpu-limit-without-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "polaris:cpuRequestsMissing", "KSV-0015", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Write the CPU request that you mean, usually well below the limit.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() != Role::Regular || container.own_request("cpu").is_some() {
        return;
    }
    if let Some(limit) = container.own_limit("cpu") {
        let message = format!("{} reserves its whole CPU limit of {}.", container.subject(), limit.content());
        context.hit(Place::key_of(limit), message);
    }
}
