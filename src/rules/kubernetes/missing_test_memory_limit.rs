//! Pods of tests that may take all memory of a node.

use crate::model::kubernetes::errands::{Errand, errand_of};
use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod of a test without a memory limit
    ///
    /// The pod runs only when somebody asks for `helm test`, or is a bare Pod whose image is made for tests
    /// (`test-webserver`). It still takes what it wants of its node's memory. See `kubernetes/missing-memory-limit`; other tools make no difference.
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
    let unlimited = container.role() == Role::Regular && container.limit("memory").is_none();
    if unlimited && errand_of(container) == Some(Errand::Test) {
        let message = format!("{} may use all memory of its node while the test runs.", container.subject());
        context.hit(container.lacking(&["resources", "limits", "memory"]), message);
    }
}
