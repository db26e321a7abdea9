//! Ingresses for several hosts.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress for several hosts
    ///
    /// One Ingress, one host: the policy that keeps hosts from being served twice can then compare them.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/>
    SEVERAL_INGRESS_HOSTS = {
        id: "kubernetes/several-ingress-hosts",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:unique-ingress-host"],
        profiles: [],
        remedy: "Make an Ingress for each host.",
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    for host in ingress.node().list_at(&["spec", "rules"]).filter_map(|rule| rule.field("host")).skip(1) {
        context.hit(host, "This Ingress is for several hosts.");
    }
}
