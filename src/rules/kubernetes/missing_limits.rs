//! Containers that may take what they like of their node.

use crate::model::kubernetes::errands::{Errand, errand_of};
use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule_table};

/// Which containers are meant, which limit they lack, and what follows.
struct Row {
    is_meant: fn(&Container) -> bool,
    resource: &'static str,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Container without a CPU limit
    ///
    /// CPU can be taken back at any time, and requests already share it fairly, so a limit mostly throttles a
    /// container while the node is idle. Whether to demand one is the most disputed question of all manifest
    /// linters; this rule is in no profile but `all`. Its opposite is `kubernetes/cpu-limit`. Gatekeeper's templates for
    /// resources ask for it only where a constraint says so, but no ratio can be told without it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row {
            is_meant: |container| container.role() == Role::Regular,
            resource: "cpu",
            fault: "may use all idle CPU of its node",
        },
        id: "kubernetes/missing-cpu-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "polaris:cpuLimitsMissing", "KSV-0011", "CKV_K8S_11", "gatekeeper:K8sContainerRatios", "kyverno:require-cpu-limits"],
        profiles: [],
        remedy: "Set resources.limits.cpu where one tenant must not use idle CPU of another.",
    }

    /// Pod of a hook without a memory limit
    ///
    /// The pod runs once while a release is installed, upgraded or removed (`helm.sh/hook`, `argocd.argoproj.io/hook`), mostly for
    /// seconds. A migration that loads a whole table still takes the memory of its node. See
    /// `kubernetes/missing-memory-limit`; other tools make no difference.
    ///
    /// References: <https://helm.sh/docs/topics/charts_hooks/>
    {
        row: Row {
            is_meant: |container| is_on(Some(Errand::Hook), container),
            resource: "memory",
            fault: "may use all memory of its node while the hook runs",
        },
        id: "kubernetes/missing-hook-memory-limit",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources", "polaris:memoryLimitsMissing", "KSV-0018", "CKV_K8S_13", "gatekeeper:K8sContainerLimits", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
    }

    /// Init container or sidecar without a CPU limit
    ///
    /// See `kubernetes/missing-cpu-limit`; Polaris leaves init containers out, the other tools do not.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row {
            is_meant: |container| container.is_initial(),
            resource: "cpu",
            fault: "may use all idle CPU of its node",
        },
        id: "kubernetes/missing-init-cpu-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "KSV-0011", "CKV_K8S_11", "gatekeeper:K8sContainerRatios", "kyverno:require-cpu-limits"],
        profiles: [],
        remedy: "Set resources.limits.cpu where one tenant must not use idle CPU of another.",
    }

    /// Init container or sidecar without a memory limit
    ///
    /// A migration that loads a whole table, or a sidecar that leaks, takes the memory of the node as any other
    /// container does. See `kubernetes/missing-memory-limit`.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers>
    {
        row: Row {
            is_meant: |container| container.is_initial(),
            resource: "memory",
            fault: "may use all memory of its node",
        },
        id: "kubernetes/missing-init-memory-limit",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources", "KSV-0018", "CKV_K8S_13", "gatekeeper:K8sContainerLimits", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
    }

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
    {
        row: Row {
            is_meant: |container| is_on(None, container),
            resource: "memory",
            fault: "may use all memory of its node",
        },
        id: "kubernetes/missing-memory-limit",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources", "polaris:memoryLimitsMissing", "KSV-0018", "CKV_K8S_13", "gatekeeper:K8sContainerLimits", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Default, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
    }

    /// Pause container without a memory limit
    ///
    /// The image `pause` keeps a place, for instance for pods that need a node at once, and waits. It takes less than a megabyte,
    /// so a limit changes nothing but the pod's class of service. A container without an image in a controller of no replicas
    /// is not run at all: it only turns off what is deployed in its place. See `kubernetes/missing-memory-limit`; other tools
    /// make no difference.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row {
            is_meant: |container| is_on(Some(Errand::Pause), container),
            resource: "memory",
            fault: "may use all memory of its node though it only pauses",
        },
        id: "kubernetes/missing-pause-memory-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources", "polaris:memoryLimitsMissing", "KSV-0018", "CKV_K8S_13", "gatekeeper:K8sContainerLimits", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
    }

    /// Pod of a test without a memory limit
    ///
    /// The pod runs only when somebody asks for `helm test`, is a bare Pod whose image is made for tests (`test-webserver`), or
    /// stands in a folder for a cluster on a developer's own machine (`dev-tilt`, `minikube`, `k3d`). It still takes what it wants
    /// of its node's memory. See `kubernetes/missing-memory-limit`; other tools make no difference.
    ///
    /// References: <https://helm.sh/docs/topics/chart_tests/>
    {
        row: Row {
            is_meant: |container| is_on(Some(Errand::Test), container),
            resource: "memory",
            fault: "may use all memory of its node while the test runs",
        },
        id: "kubernetes/missing-test-memory-limit",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources", "polaris:memoryLimitsMissing", "KSV-0018", "CKV_K8S_13", "gatekeeper:K8sContainerLimits", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
    }
}

fn check(Row { is_meant, resource, fault }: &Row, container: &Container, context: &mut Context) {
    if container.limit(resource).is_none() && is_meant(container) {
        let message = format!("{} {fault}.", container.subject());
        context.hit(container.lacking(&["resources", "limits", resource]), message);
    }
}

fn is_on(errand: Option<Errand>, container: &Container) -> bool {
    container.role() == Role::Regular && errand_of(container) == errand
}
