//! Containers that the scheduler cannot place.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without a CPU request
    ///
    /// The scheduler packs pods by their requests. A container that asks for nothing is put anywhere, gets the
    /// smallest share of a busy node, and autoscaling by CPU utilisation does not work for it.
    ///
    /// A CPU limit alone is also the request (the API server fills it in), and a request on the pod
    /// (`spec.resources`) covers all of its containers.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    MISSING_CPU_REQUEST = {
        id: "kubernetes/missing-cpu-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "polaris:cpuRequestsMissing", "KSV-0015", "CKV_K8S_10", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Default, KubeLinter],
        remedy: "Set resources.requests.cpu to what the container uses on an ordinary day.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() == Role::Regular && container.request("cpu").is_none() {
        let message = format!("{} asks for no CPU, so the scheduler cannot plan with it.", container.subject());
        context.hit(container.lacking(&["resources", "requests", "cpu"]), message);
    }
}
