//! Ingress rules for a whole domain.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress rule for a wildcard host
    ///
    /// The rule answers for every name of the domain, also for those that another team means to take later.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards>
    WILDCARD_INGRESS = {
        id: "kubernetes/wildcard-ingress",
        severity: Low,
        since: "2026.11",
        aliases: ["gatekeeper:K8sBlockWildcardIngress", "kyverno:restrict-ingress-wildcard"],
        profiles: [Strict, Security],
        remedy: "Name the hosts.",
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    for host in ingress.node().list_at(&["spec", "rules"]).filter_map(|rule| rule.field("host")) {
        if host.content().contains('*') {
            context.hit(host, format!("This rule answers for every name that fits {}.", host.content()));
        }
    }
}
