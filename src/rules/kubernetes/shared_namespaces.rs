//! Namespaces of the kernel that pods share with their node or among their containers.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule_table};

/// The field that shares one, what follows, and whether pods on Windows are meant; `None` where that makes no difference.
struct Row(&'static str, &'static str, Option<bool>);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Pod that shares the node's IPC namespace
    ///
    /// The containers can read and write shared memory and message queues of every process of their node.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row("hostIPC", "The pod shares memory with every process of its node.", None),
        id: "kubernetes/host-ipc",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:host-ipc", "polaris:hostIPCSet", "KSV-0008", "CKV_K8S_18", "gatekeeper:K8sPSPHostNamespace", "kyverno:disallow-host-namespaces"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove hostIPC.",
        cwe: [250],
    }

    /// Pod that shares the node's network
    ///
    /// The containers listen on the node's addresses, reach what listens on its loopback, the kubelet and metadata
    /// services among it, and no network policy applies to them. On Windows it is `kubernetes/host-network-on-windows`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row("hostNetwork", "The pod is in the network of its node, where no network policy applies.", Some(false)),
        id: "kubernetes/host-network",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:host-network", "polaris:hostNetworkSet", "KSV-0009", "CKV_K8S_19", "gatekeeper:K8sPSPHostNetworkingPorts", "kyverno:disallow-host-namespaces"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove hostNetwork and publish the port with a Service.",
        cwe: [250],
    }

    /// Pod that shares the node's process namespace
    ///
    /// The containers see every process of their node with its command line and environment, and with some
    /// capabilities may trace or enter it. On Windows it is `kubernetes/host-pid-on-windows`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row("hostPID", "The pod sees every process of its node.", Some(false)),
        id: "kubernetes/host-pid",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:host-pid", "polaris:hostPIDSet", "KSV-0010", "CKV_K8S_17", "gatekeeper:K8sPSPHostNamespace", "kyverno:disallow-host-namespaces"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove hostPID.",
        cwe: [250],
    }

    /// Pod on Windows that shares the node's network
    ///
    /// On Windows only HostProcess pods may be in the network of their node, and they have to be: the API server refuses
    /// them without `hostNetwork: true`. `kubernetes/windows-host-process` is what to look at.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/>
    {
        row: Row("hostNetwork", "A HostProcess pod has to be in the network of its node.", Some(true)),
        id: "kubernetes/host-network-on-windows",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:host-network", "polaris:hostNetworkSet", "KSV-0009", "CKV_K8S_19", "gatekeeper:K8sPSPHostNetworkingPorts", "kyverno:disallow-host-namespaces"],
        profiles: [Strict, KubeLinter],
        remedy: "Run the pod without hostProcess, then remove hostNetwork.",
        cwe: [250],
    }

    /// Pod on Windows that asks for the node's process namespace
    ///
    /// Windows has no process namespaces, so `hostPID` does nothing there. `kubernetes/windows-host-process` is about pods
    /// that do run among the node's processes.
    ///
    /// References: <https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod>
    {
        row: Row("hostPID", "On Windows hostPID does nothing.", Some(true)),
        id: "kubernetes/host-pid-on-windows",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:host-pid", "polaris:hostPIDSet", "KSV-0010", "CKV_K8S_17", "gatekeeper:K8sPSPHostNamespace", "kyverno:disallow-host-namespaces"],
        profiles: [Strict, KubeLinter],
        remedy: "Remove hostPID.",
        cwe: [250],
    }

    /// Containers of a pod share their processes
    ///
    /// Every container of the pod sees the others' command lines, environments and files (`/proc/<pid>/root`), and
    /// may signal them. A weak sidecar then has the secrets of the application. No other tool says so.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/>
    {
        row: Row("shareProcessNamespace", "Every container of the pod reads the others' environments and files.", None),
        id: "kubernetes/shared-process-namespace",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Remove shareProcessNamespace.",
        cwe: [668],
    }
}

fn check(Row(field, consequence, on_windows): &Row, workload: &Workload, context: &mut Context) {
    let is_meant = on_windows.is_none_or(|on_windows| on_windows == workload.runs_on_windows());
    if let Some(shared) = workload.shares(field).filter(|_| is_meant) {
        context.hit(shared, *consequence);
    }
}
