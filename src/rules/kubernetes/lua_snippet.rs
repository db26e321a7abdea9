//! Snippets that run programs in the controller.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Snippet with Lua or other code
    ///
    /// Lua in a snippet runs in the ingress controller, with its service account (CVE-2021-25742).
    ///
    /// References: <https://github.com/kubernetes/ingress-nginx/issues/7837>
    LUA_SNIPPET = {
        id: "kubernetes/lua-snippet",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_K8S_152"],
        profiles: [Security],
        remedy: "Remove the snippet.",
        cwe: [94],
        body: Body::Objects(&["Ingress"], check),
    }
}

const CODE: &[&str] = &["lua", "_by_lua", "kubernetes.io", "/var/run/secrets", "root", "proxy_pass", "serviceaccount"];

fn check(ingress: &KubeObject, context: &mut Context) {
    for (key, value) in ingress.annotations().into_iter().filter(|(key, _)| key.content().contains("snippet")) {
        let runs = |word: &&&str| {
            value
                .content()
                .split(|c: char| !c.is_ascii_alphanumeric() && !"_/.".contains(c))
                .any(|part| part.contains(**word))
        };
        if CODE.iter().any(|word| runs(&word)) {
            context.hit(key, "This snippet may run code in the ingress controller.");
        }
    }
}
