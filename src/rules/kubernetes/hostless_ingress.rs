//! Ingress rules for every host.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress rule without a host
    ///
    /// The rule answers for every name that reaches the controller, also for those of other teams that have no rule
    /// yet.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules>
    HOSTLESS_INGRESS = {
        id: "kubernetes/hostless-ingress",
        severity: Low,
        since: "2026.11",
        aliases: ["gatekeeper:K8sBlockWildcardIngress", "kyverno:disallow-empty-ingress-host"],
        profiles: [Strict, Security],
        remedy: "Name the host.",
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    for rule in ingress.node().list_at(&["spec", "rules"]) {
        match rule.field("host") {
            None => _ = context.hit(rule.name_tag(), "This rule answers for every host."),
            Some(host) if host.content().is_empty() => {
                _ = context.hit(Place::key_of(host), "This rule answers for every host.")
            }
            Some(_) => {}
        }
    }
}
