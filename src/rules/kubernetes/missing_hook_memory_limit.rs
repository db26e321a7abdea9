//! Pods of hooks that may take all memory of a node.

use crate::model::kubernetes::errands::{Errand, errand_of};
use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod of a hook without a memory limit
    ///
    /// The pod runs once while a release is installed, upgraded or removed (`helm.sh/hook`, `argocd.argoproj.io/hook`), mostly for
    /// seconds. A migration that loads a whole table still takes the memory of its node. See
    /// `kubernetes/missing-memory-limit`; other tools make no difference.
    ///
    /// References: <https://helm.sh/docs/topics/charts_hooks/>
    MISSING_HOOK_MEMORY_LIMIT = {
        id: "kubernetes/missing-hook-memory-limit",
        severity: Low,
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
    if unlimited && errand_of(container) == Some(Errand::Hook) {
        let message = format!("{} may use all memory of its node while the hook runs.", container.subject());
        context.hit(container.lacking(&["resources", "limits", "memory"]), message);
    }
}
