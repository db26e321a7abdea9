//! Ingress hosts that no certificate covers.

use crate::document::Node;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress host that no certificate covers
    ///
    /// The Ingress has hosts that none of its `tls` entries lists, so they are served in plain HTTP or with the
    /// controller's own certificate.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#tls>
    INGRESS_HOST_WITHOUT_TLS = {
        id: "kubernetes/ingress-host-without-tls",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:ingress-host-match-tls"],
        profiles: [],
        remedy: "List the host in a tls entry.",
        cwe: [319],
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    let covered: Vec<&str> = ingress
        .node()
        .list_at(&["spec", "tls"])
        .flat_map(|entry| entry.list_at(&["hosts"]))
        .map(Node::content)
        .collect();
    for host in ingress.node().list_at(&["spec", "rules"]).filter_map(|rule| rule.field("host")) {
        if !covered.contains(&host.content()) {
            context.hit(host, "No tls entry lists this host.");
        }
    }
}
