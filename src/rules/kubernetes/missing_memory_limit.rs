//! Containers that may take all memory of a node.

use crate::model::kubernetes::errands::errand_of;
use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without a memory limit
    ///
    /// Memory cannot be taken back: one leak, and the node runs out and kills pods that did nothing wrong. A limit
    /// makes the kernel kill the container that leaks.
    ///
    /// A limit on the pod (`spec.resources`, Kubernetes 1.32 and later) covers all of its containers; no other tool
    /// reads it yet. Init containers and sidecars have a rule of their own, because Polaris leaves them out, and so have
    /// pods of tests, hooks that run once in a release, and pause containers.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    MISSING_MEMORY_LIMIT = {
        id: "kubernetes/missing-memory-limit",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources", "polaris:memoryLimitsMissing", "KSV-0018", "CKV_K8S_13", "gatekeeper:K8sContainerLimits", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Default, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let unlimited = container.role() == Role::Regular && container.limit("memory").is_none();
    if unlimited && errand_of(container).is_none() {
        let message = format!("{} may use all memory of its node.", container.subject());
        context.hit(container.lacking(&["resources", "limits", "memory"]), message);
    }
}
