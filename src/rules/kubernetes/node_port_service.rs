//! Services on a port of every node.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Service of type NodePort
    ///
    /// The Service listens on every address of every node, past the Ingress, its TLS and often its firewall.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport>
    NODE_PORT_SERVICE = {
        id: "kubernetes/node-port-service",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:exposed-services", "kube-score:service-type", "gatekeeper:K8sBlockNodePort", "kyverno:restrict-nodeport"],
        profiles: [Strict],
        remedy: "Use type ClusterIP behind an Ingress or Gateway.",
        cwe: [668],
        body: Body::Objects(&["Service"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    if let Some(kind) = service.at_path(&["spec", "type"]).filter(|kind| kind.content() == "NodePort") {
        context.hit(kind, "This Service listens on every node.");
    }
}
