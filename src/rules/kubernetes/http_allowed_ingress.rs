//! Ingresses that also answer without TLS.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

/// The annotation that closes port 80.
const ALLOW_HTTP: &str = "kubernetes.io/ingress.allow-http";

rule! {
    /// Ingress that allows HTTP beside TLS
    ///
    /// Gatekeeper and Kyverno ask for the annotation `kubernetes.io/ingress.allow-http: "false"` and a `tls` that
    /// is not empty. Most controllers redirect to HTTPS by themselves and do not read the annotation. Where `tls` is not
    /// there at all, which Gatekeeper's parameter `tlsOptional` allows, see `kubernetes/plain-http-ingress`.
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
    let fault = "This Ingress may also answer without TLS.";
    match ingress.annotation(ALLOW_HTTP) {
        Some(allow) if allow.content() == "false" => {
            if let Some(tls) = ingress.at_path(&["spec", "tls"]).filter(|tls| tls.holds_nothing()) {
                context.hit(Place::key_of(tls), fault);
            }
        }
        Some(allow) => _ = context.hit(allow, fault),
        None => _ = context.hit(ingress.lacking(&["metadata", "annotations", ALLOW_HTTP]), fault),
    }
}
