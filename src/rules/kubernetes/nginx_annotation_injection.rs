//! Annotations that break out of the nginx configuration.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Annotation that breaks out of the nginx configuration
    ///
    /// `auth-url`, `auth-tls-match-cn`, `mirror-target` and `mirror-host` were copied into the configuration of
    /// ingress-nginx unread; a line break, quote or brace in one runs code in the controller, which reads the secrets
    /// of the cluster (CVE-2025-1097, CVE-2025-1098, CVE-2025-24514).
    ///
    /// References: <https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/>
    NGINX_ANNOTATION_INJECTION = {
        id: "kubernetes/nginx-annotation-injection",
        severity: Critical,
        since: "2026.11",
        aliases: ["KCV-0093"],
        profiles: [Default, Security],
        remedy: "Write a plain URL or name, and update the controller.",
        cwe: [94],
        body: Body::Objects(&["Ingress"], check),
    }
}

const COPIED: [&str; 4] = ["auth-url", "auth-tls-match-cn", "mirror-target", "mirror-host"];

fn check(ingress: &KubeObject, context: &mut Context) {
    let class = ingress.node().text_at(&["spec", "ingressClassName"]);
    if !class.is_some_and(|class| class.eq_ignore_ascii_case("nginx")) {
        return;
    }
    for (key, value) in ingress.annotations() {
        let name = key.content().strip_prefix("nginx.ingress.kubernetes.io/");
        if name.is_some_and(|name| COPIED.contains(&name))
            && (breaks_url(value.content()) || breaks_name(value.content()))
        {
            context.hit(value, "This text breaks out of the configuration that it is copied into.");
        }
    }
}

/// Whether one of these follows the beginning of a URL without white space between.
fn breaks_url(text: &str) -> bool {
    let urls = ["http://", "https://"].into_iter().flat_map(|scheme| text.split(scheme).skip(1));
    urls.into_iter().any(|url| {
        let end = url.find(|c: char| c.is_whitespace() || "<>\"{}|^`\\".contains(c));
        end.is_some_and(|end| url[end..].starts_with(|c: char| "\r\n<>\"{}|^`\\".contains(c)))
    })
}

/// Whether one of these follows `CN=`.
fn breaks_name(text: &str) -> bool {
    let mut names = text.split("CN=").skip(1);
    names.any(|name| {
        name.lines().next().is_some_and(|line| line.contains(['#', '{', '}', ';', '|'])) || name.contains(['\r', '\n'])
    })
}
