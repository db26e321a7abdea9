//! Ingresses that also answer without TLS.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress that allows HTTP beside TLS
    ///
    /// Gatekeeper and Kyverno ask for the annotation `kubernetes.io/ingress.allow-http: "false"` and a `tls` that
    /// is not empty. Most controllers redirect to HTTPS by themselves and do not read the annotation.
    ///
    /// References: <https://cloud.google.com/kubernetes-engine/docs/concepts/ingress-xlb#disabling_http>
    HTTP_ALLOWED_INGRESS = {
        id: "kubernetes/http-allowed-ingress",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sHttpsOnly", "kyverno:require-ingress-https"],
        profiles: [],
        remedy: "Set the annotation kubernetes.io/ingress.allow-http to \"false\".",
        cwe: [319],
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    let Some(tls) = ingress.at_path(&["spec", "tls"]) else { return };
    let forbidden =
        ingress.annotation("kubernetes.io/ingress.allow-http").is_some_and(|allow| allow.content() == "false");
    if tls.holds_nothing() || !forbidden {
        context.hit(Place::key_of(tls), "This Ingress may also answer without TLS.");
    }
}
