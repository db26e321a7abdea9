//! Pods in the network of the node.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod that shares the node's network
    ///
    /// The containers listen on the node's addresses, reach what listens on its loopback, the kubelet and metadata
    /// services among it, and no network policy applies to them.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    HOST_NETWORK = {
        id: "kubernetes/host-network",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:host-network", "polaris:hostNetworkSet", "KSV-0009", "CKV_K8S_19", "gatekeeper:K8sPSPHostNetworkingPorts", "kyverno:disallow-host-namespaces"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove hostNetwork and publish the port with a Service.",
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if let Some(shared) = workload.pod(&["hostNetwork"]).filter(|shared| shared.as_bool() == Some(true)) {
        context.hit(shared, "The pod is in the network of its node, where no network policy applies.");
    }
}
