//! Services with a load balancer of their own.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Service of type LoadBalancer
    ///
    /// The cloud gives the Service an address of its own, usually a public one. Right for the entrance of a
    /// cluster, so this stands in no profile but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer>
    LOAD_BALANCER_SERVICE = {
        id: "kubernetes/load-balancer-service",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:exposed-services", "gatekeeper:K8sBlockLoadBalancer", "kyverno:no-loadbalancer-service"],
        profiles: [],
        remedy: "Use type ClusterIP behind an Ingress or Gateway.",
        cwe: [668],
        body: Body::Objects(&["Service"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    if let Some(kind) = service.at_path(&["spec", "type"]).filter(|kind| kind.content() == "LoadBalancer") {
        context.hit(kind, "This Service gets an address of its own from the cloud.");
    }
}
