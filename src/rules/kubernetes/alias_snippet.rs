//! Snippets that show files of the controller.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Snippet with an alias
    ///
    /// An `alias` in a snippet serves files of the ingress controller, its service account token first
    /// (CVE-2021-25742).
    ///
    /// References: <https://github.com/kubernetes/ingress-nginx/issues/7837>
    ALIAS_SNIPPET = {
        id: "kubernetes/alias-snippet",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_K8S_154"],
        profiles: [Security],
        remedy: "Remove the snippet.",
        cwe: [94],
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    for (key, value) in ingress.annotations().into_iter().filter(|(key, _)| key.content().contains("snippet")) {
        if value.content().contains("alias") {
            context.hit(key, "This snippet may serve files of the ingress controller.");
        }
    }
}
