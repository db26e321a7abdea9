//! Containers that ask for no CPU or memory, told apart by what they write instead.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Fields, Role};
use crate::rule::{Body, Context, rule_table};

/// Which containers without a request a rule is about.
struct Row {
    resource: &'static str,
    /// Init containers and sidecars, or regular containers.
    initial: bool,
    /// A limit of the same resource is written, which then is the request.
    limited: bool,
    /// `resources` is written, if only as `{}`, but has no `requests`: Checkov then gives no verdict.
    without_requests: bool,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Container without a CPU request
    ///
    /// The scheduler packs pods by their requests. A container that asks for nothing is put anywhere, gets the
    /// smallest share of a busy node, and autoscaling by CPU utilisation does not work for it.
    ///
    /// A CPU limit alone is also the request (the API server fills it in), and a request on the pod
    /// (`spec.resources`) covers all of its containers.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "cpu", initial: false, limited: false, without_requests: false },
        id: "kubernetes/missing-cpu-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "polaris:cpuRequestsMissing", "KSV-0015", "CKV_K8S_10", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.requests.cpu to what the container uses on an ordinary day.",
    }

    /// Resources without a request or limit for CPU
    ///
    /// The container writes `resources`, but no `requests`, and no limit names CPU: nothing is reserved
    /// for it. The other tools but Checkov report it like a container without any resources; Checkov gives no
    /// verdict where `requests` is absent or null.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "cpu", initial: false, limited: false, without_requests: true },
        id: "kubernetes/cpu-left-out-of-resources",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "polaris:cpuRequestsMissing", "KSV-0015", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.requests.cpu to what the container uses on an ordinary day.",
    }

    /// CPU limit without a CPU request
    ///
    /// The API server copies the limit into the missing request. A limit of two cores, meant as a ceiling, then
    /// reserves two cores on a node for every replica. Other tools call the request missing; it is there, but
    /// nobody chose it.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/assign-cpu-resource/#if-you-specify-a-cpu-limit-but-do-not-specify-a-cpu-request>
    {
        row: Row { resource: "cpu", initial: false, limited: true, without_requests: true },
        id: "kubernetes/cpu-limit-without-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "polaris:cpuRequestsMissing", "KSV-0015", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Write the CPU request that you mean, usually well below the limit.",
    }

    /// Requests that leave out CPU, which has a limit
    ///
    /// The container has `requests`, but none for CPU, which has a limit: the API server reserves its whole CPU
    /// limit for it, which is seldom what the writer meant. All tools report it, for none models the default.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "cpu", initial: false, limited: true, without_requests: false },
        id: "kubernetes/cpu-limit-beside-requests",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "polaris:cpuRequestsMissing", "KSV-0015", "CKV_K8S_10", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.requests.cpu to what the container uses on an ordinary day.",
    }

    /// Init container or sidecar without a CPU request
    ///
    /// The scheduler adds up what sidecars ask for and takes the largest init container into account. One that asks
    /// for nothing is not planned for. See `kubernetes/missing-cpu-request`.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers>
    {
        row: Row { resource: "cpu", initial: true, limited: false, without_requests: false },
        id: "kubernetes/missing-init-cpu-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "KSV-0015", "CKV_K8S_10", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.requests.cpu to what the container uses on an ordinary day.",
    }

    /// Init container with resources, but none for CPU
    ///
    /// The init container writes `resources` with limits, but no `requests`, and no limit names CPU: nothing is
    /// reserved for it. Checkov gives no verdict where `requests` is absent or null.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "cpu", initial: true, limited: false, without_requests: true },
        id: "kubernetes/init-cpu-left-out-of-resources",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "KSV-0015", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.requests.cpu to what the container uses on an ordinary day.",
    }

    /// Init container with a CPU limit and no requests
    ///
    /// A limit without a request is the request as well: the API server reserves its whole CPU limit of the init
    /// container for the pod, although it runs only at the beginning. Checkov gives no verdict where `requests` is
    /// absent or null.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "cpu", initial: true, limited: true, without_requests: true },
        id: "kubernetes/init-cpu-limit-without-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "KSV-0015", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.requests.cpu to what the container uses on an ordinary day.",
    }

    /// Init container whose requests leave out CPU, which has a limit
    ///
    /// The init container has `requests`, but none for CPU, which has a limit: the API server reserves its whole
    /// CPU limit for the pod.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "cpu", initial: true, limited: true, without_requests: false },
        id: "kubernetes/init-cpu-limit-beside-requests",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources", "KSV-0015", "CKV_K8S_10", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict, KubeLinter],
        remedy: "Set resources.requests.cpu to what the container uses on an ordinary day.",
    }

    /// Container without a memory request
    ///
    /// A container that asks for no memory is put on full nodes and is the first that the kernel kills when memory
    /// gets short. A memory limit alone is also the request, and a request on the pod (`spec.resources`) covers all
    /// of its containers.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "memory", initial: false, limited: false, without_requests: false },
        id: "kubernetes/missing-memory-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "polaris:memoryRequestsMissing", "KSV-0016", "CKV_K8S_12", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict],
        remedy: "Set resources.requests.memory, usually to the same amount as the limit.",
    }

    /// Resources without a request or limit for memory
    ///
    /// The container writes `resources`, but no `requests`, and no limit names memory: nothing is
    /// reserved for it. The other tools but Checkov report it like a container without any resources; Checkov gives
    /// no verdict where `requests` is absent or null.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "memory", initial: false, limited: false, without_requests: true },
        id: "kubernetes/memory-left-out-of-resources",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "polaris:memoryRequestsMissing", "KSV-0016", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [Strict],
        remedy: "Set resources.requests.memory, usually to the same amount as the limit.",
    }

    /// Memory limit without a memory request
    ///
    /// The API server copies the limit into the missing request, which is usually what one wants for memory. Other
    /// tools call the request missing, and writing it down saves the reader from knowing the default.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#if-you-specify-a-memory-limit-but-do-not-specify-a-memory-request>
    {
        row: Row { resource: "memory", initial: false, limited: true, without_requests: true },
        id: "kubernetes/memory-limit-without-request",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "polaris:memoryRequestsMissing", "KSV-0016", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [],
        remedy: "Write the memory request, also where it equals the limit.",
    }

    /// Requests that leave out memory, which has a limit
    ///
    /// The container has `requests`, but none for memory, which has a limit: the API server reserves its whole
    /// memory limit for it, which is seldom what the writer meant. All tools report it, for none models the
    /// default.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "memory", initial: false, limited: true, without_requests: false },
        id: "kubernetes/memory-limit-beside-requests",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "polaris:memoryRequestsMissing", "KSV-0016", "CKV_K8S_12", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [],
        remedy: "Set resources.requests.memory, usually to the same amount as the limit.",
    }

    /// Init container or sidecar without a memory request
    ///
    /// The scheduler adds up what sidecars ask for and takes the largest init container into account. One that asks
    /// for nothing is not planned for. See `kubernetes/missing-memory-request`.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers>
    {
        row: Row { resource: "memory", initial: true, limited: false, without_requests: false },
        id: "kubernetes/missing-init-memory-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "KSV-0016", "CKV_K8S_12", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [],
        remedy: "Set resources.requests.memory, usually to the same amount as the limit.",
    }

    /// Init container with resources, but none for memory
    ///
    /// The init container writes `resources` with limits, but no `requests`, and no limit names memory: nothing is
    /// reserved for it. Checkov gives no verdict where `requests` is absent or null.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "memory", initial: true, limited: false, without_requests: true },
        id: "kubernetes/init-memory-left-out-of-resources",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "KSV-0016", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [],
        remedy: "Set resources.requests.memory, usually to the same amount as the limit.",
    }

    /// Init container with a memory limit and no requests
    ///
    /// A limit without a request is the request as well: the API server reserves its whole memory limit of the init
    /// container for the pod, although it runs only at the beginning. Checkov gives no verdict where `requests` is
    /// absent or null.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "memory", initial: true, limited: true, without_requests: true },
        id: "kubernetes/init-memory-limit-without-request",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "KSV-0016", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [],
        remedy: "Set resources.requests.memory, usually to the same amount as the limit.",
    }

    /// Init container whose requests leave out memory, which has a limit
    ///
    /// The init container has `requests`, but none for memory, which has a limit: the API server reserves its whole
    /// memory limit for the pod.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { resource: "memory", initial: true, limited: true, without_requests: false },
        id: "kubernetes/init-memory-limit-beside-requests",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "KSV-0016", "CKV_K8S_12", "gatekeeper:K8sContainerRatios", "gatekeeper:K8sContainerRequests", "gatekeeper:K8sRequiredResources", "kyverno:require-requests-limits"],
        profiles: [],
        remedy: "Set resources.requests.memory, usually to the same amount as the limit.",
    }
}

fn check(row: &Row, container: &Container, context: &mut Context) {
    let asked = if row.initial { container.is_initial() } else { container.role() == Role::Regular };
    if !asked || container.own_request(row.resource).is_some() {
        return;
    }
    let resources = container.get(&["resources"]);
    let bare = resources.is_some_and(|resources| resources.field("requests").is_none());
    let limit = container.own_limit(row.resource);
    if bare != row.without_requests || limit.is_some() != row.limited {
        return;
    }
    match limit {
        Some(limit) => {
            let message = format!(
                "{} reserves its whole {} limit of {}.",
                container.subject(),
                spoken(row.resource),
                limit.content()
            );
            context.hit(Place::key_of(limit), message);
        }
        None if container.request(row.resource).is_none() => {
            let message = format!("{} asks for no {}, {}.", container.subject(), spoken(row.resource), hurts(row));
            context.hit(container.lacking(&["resources", "requests", row.resource]), message);
        }
        None => {}
    }
}

fn spoken(resource: &str) -> &str {
    if resource == "cpu" { "CPU" } else { resource }
}

fn hurts(row: &Row) -> &'static str {
    match (row.resource, row.initial) {
        ("memory", false) => "so it lands on full nodes and is killed first",
        _ => "so the scheduler cannot plan with it",
    }
}
