//! Init containers and sidecars that may take all memory of a node.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Init container or sidecar without a memory limit
    ///
    /// A migration that loads a whole table, or a sidecar that leaks, takes the memory of the node as any other
    /// container does. See `kubernetes/missing-memory-limit`.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers>
    MISSING_INIT_MEMORY_LIMIT = {
        id: "kubernetes/missing-init-memory-limit",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources", "KSV-0018", "CKV_K8S_13", "gatekeeper:K8sContainerLimits", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.is_initial() && container.limit("memory").is_none() {
        let message = format!("{} may use all memory of its node.", container.subject());
        context.hit(container.lacking(&["resources", "limits", "memory"]), message);
    }
}
