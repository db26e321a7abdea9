//! Pods of `helm test` that may take all memory of a node.

use crate::model::kubernetes::{Container, Role, hooks};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod of a Helm test without a memory limit
    ///
    /// The pod runs only when somebody asks for `helm test`, and mostly sends one request. It still takes what it
    /// wants of its node's memory. See `kubernetes/missing-memory-limit`; other tools make no difference.
    ///
    /// References: <https://helm.sh/docs/topics/chart_tests/>
    MISSING_TEST_MEMORY_LIMIT = {
        id: "kubernetes/missing-test-memory-limit",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources", "polaris:memoryLimitsMissing", "KSV-0018", "CKV_K8S_13", "gatekeeper:K8sContainerLimits", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let tests = container.role() == Role::Regular && hooks::is_helm_test(container.workload().object());
    if tests && container.limit("memory").is_none() {
        let message = format!("{} may use all memory of its node while the test runs.", container.subject());
        context.hit(container.lacking(&["resources", "limits", "memory"]), message);
    }
}
