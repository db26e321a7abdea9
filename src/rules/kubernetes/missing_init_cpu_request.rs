//! Init containers and sidecars that the scheduler cannot plan with.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Init container or sidecar without a CPU request
    ///
    /// The scheduler adds up what sidecars ask for and takes the largest init container into account. One that asks
    /// for nothing is not planned for. See `kubernetes/missing-cpu-request`.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers>
    MISSING_INIT_CPU_REQUEST = {
        id: "kubernetes/missing-init-cpu-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "KSV-0015", "CKV_K8S_10", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.requests.cpu to what the container uses on an ordinary day.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.is_initial() && container.request("cpu").is_none() {
        let message = format!("{} asks for no CPU, so the scheduler cannot plan with it.", container.subject());
        context.hit(container.lacking(&["resources", "requests", "cpu"]), message);
    }
}
