//! Pods that share memory with the node.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod that shares the node's IPC namespace
    ///
    /// The containers can read and write shared memory and message queues of every process of their node.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    HOST_IPC = {
        id: "kubernetes/host-ipc",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:host-ipc", "polaris:hostIPCSet", "KSV-0008", "CKV_K8S_18", "gatekeeper:K8sPSPHostNamespace", "kyverno:disallow-host-namespaces"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove hostIPC.",
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if let Some(shared) = workload.pod(&["hostIPC"]).filter(|shared| shared.as_bool() == Some(true)) {
        context.hit(shared, "The pod shares memory with every process of its node.");
    }
}
