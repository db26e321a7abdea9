//! Ingresses that write into the controller's configuration.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Snippet annotation
    ///
    /// A snippet is copied into the configuration of the ingress controller, which reads every TLS key of the
    /// cluster: who may write an Ingress gets them (CVE-2021-25742).
    ///
    /// References: <https://github.com/kubernetes/ingress-nginx/issues/7837>
    NGINX_SNIPPET = {
        id: "kubernetes/nginx-snippet",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_K8S_153", "kyverno:disallow-ingress-nginx-custom-snippets"],
        profiles: [Default, Security],
        remedy: "Use the annotation that is made for the purpose, and forbid snippets in the controller.",
        cwe: [94],
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    for (key, _) in ingress.annotations().into_iter().filter(|(key, _)| key.content().contains("snippet")) {
        context.hit(key, "This text goes into the configuration of the ingress controller.");
    }
}
