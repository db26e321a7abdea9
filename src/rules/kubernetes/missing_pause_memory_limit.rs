//! Pause containers without a memory limit.

use crate::model::kubernetes::errands::{Errand, errand_of};
use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pause container without a memory limit
    ///
    /// The image `pause` keeps a place, for instance for pods that need a node at once, and waits. It takes less than a megabyte,
    /// so a limit changes nothing but the pod's class of service. A container without an image in a controller of no replicas
    /// is not run at all: it only turns off what is deployed in its place. See `kubernetes/missing-memory-limit`; other tools
    /// make no difference.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    MISSING_PAUSE_MEMORY_LIMIT = {
        id: "kubernetes/missing-pause-memory-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources", "polaris:memoryLimitsMissing", "KSV-0018", "CKV_K8S_13", "gatekeeper:K8sContainerLimits", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let unlimited = container.role() == Role::Regular && container.limit("memory").is_none();
    if unlimited && errand_of(container) == Some(Errand::Pause) {
        let message = format!("{} may use all memory of its node though it only pauses.", container.subject());
        context.hit(container.lacking(&["resources", "limits", "memory"]), message);
    }
}
