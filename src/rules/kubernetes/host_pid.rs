//! Pods that see every process of the node.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod that shares the node's process namespace
    ///
    /// The containers see every process of their node with its command line and environment, and with some
    /// capabilities may trace or enter it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    HOST_PID = {
        id: "kubernetes/host-pid",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:host-pid", "polaris:hostPIDSet", "KSV-0010", "CKV_K8S_17", "gatekeeper:K8sPSPHostNamespace", "kyverno:disallow-host-namespaces"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove hostPID.",
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if let Some(shared) = workload.pod(&["hostPID"]).filter(|shared| shared.as_bool() == Some(true)) {
        context.hit(shared, "The pod sees every process of its node.");
    }
}
