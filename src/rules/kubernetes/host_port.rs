//! Containers that take a port of the node.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container with a port of the node
    ///
    /// A host port opens the container on every address of its node, past Services and often past firewalls, and
    /// only one such pod fits on a node. `hostPort: 0` asks for none.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    HOST_PORT = {
        id: "kubernetes/host-port",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:hostPortSet", "KSV-0024", "CKV_K8S_26", "kyverno:disallow-host-ports"],
        profiles: [Default, Security],
        remedy: "Remove hostPort and publish the port with a Service.",
        cwe: [668],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for port in container.ports().filter_map(|port| port.field("hostPort")).filter(|port| port.as_i64() != Some(0)) {
        context.hit(port, format!("{} takes port {} of its node.", container.subject(), port.content()));
    }
}
