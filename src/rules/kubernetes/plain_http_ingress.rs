//! Ingresses without TLS.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress without TLS
    ///
    /// What clients send crosses the network in plain text, unless TLS ends in front of the cluster.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#tls>
    PLAIN_HTTP_INGRESS = {
        id: "kubernetes/plain-http-ingress",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:tlsSettingsMissing", "kyverno:require-ingress-https"],
        profiles: [Strict, Security],
        remedy: "Add tls with a secretName, or say in a suppression where TLS ends.",
        cwe: [319],
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    if ingress.at_path(&["spec", "tls"]).is_none() {
        context.hit(ingress.lacking(&["spec", "tls"]), "Clients reach this Ingress in plain text.");
    }
}
