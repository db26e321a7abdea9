//! Containers that take a port of the node.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule_table};

/// Whether pods are meant that are in the node's network, and what is said of a port.
struct Row(bool, &'static str);

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Container with a port of the node
    ///
    /// A host port opens the container on every address of its node, past Services and often past firewalls, and
    /// only one such pod fits on a node. `hostPort: 0` asks for none. In a pod with `hostNetwork` it is
    /// `kubernetes/host-port-in-host-network`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row(false, "takes"),
        id: "kubernetes/host-port",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:hostPortSet", "KSV-0024", "CKV_K8S_26", "kyverno:disallow-host-ports"],
        profiles: [Default, Security],
        remedy: "Remove hostPort and publish the port with a Service.",
        cwe: [668],
    }

    /// Port of the node in a pod of the node's network
    ///
    /// The pod has `hostNetwork`, so every port on which it listens is one of its node, and the API server writes each
    /// `containerPort` down as `hostPort` too: what is written here says no more. `kubernetes/host-network` is what to look
    /// at. The other tools report both.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports>
    {
        row: Row(true, "listens in the network of its node, so on"),
        id: "kubernetes/host-port-in-host-network",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:hostPortSet", "KSV-0024", "CKV_K8S_26", "kyverno:disallow-host-ports"],
        profiles: [Strict],
        remedy: "Take the pod out of the node's network.",
        cwe: [668],
    }
}

fn check(Row(in_network, does): &Row, container: &Container, context: &mut Context) {
    if *in_network != container.workload().shares("hostNetwork").is_some() {
        return;
    }
    for port in container.ports().filter_map(|port| port.field("hostPort")).filter(|port| port.as_i64() != Some(0)) {
        context.hit(port, format!("{} {does} port {} of its node.", container.subject(), port.content()));
    }
}
