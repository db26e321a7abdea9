//! Ingress controllers that take snippets.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress controller that takes snippets
    ///
    /// `allow-snippet-annotations` in the controller's ConfigMap lets whoever may write an Ingress write into the
    /// configuration of the controller, which reads every TLS key of the cluster.
    ///
    /// References: <https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#allow-snippet-annotations>
    SNIPPETS_SWITCHED_ON = {
        id: "kubernetes/snippets-switched-on",
        severity: High,
        since: "2026.11",
        aliases: ["kyverno:disallow-ingress-nginx-custom-snippets"],
        profiles: [Default, Security],
        remedy: "Set it to \"false\".",
        cwe: [94],
        body: Body::Objects(&["ConfigMap"], check),
    }
}

fn check(map: &KubeObject, context: &mut Context) {
    if let Some(value) = map.at_path(&["data", "allow-snippet-annotations"]).filter(|value| value.content() != "false")
    {
        context.hit(value, "Whoever may write an Ingress may write into the controller's configuration.");
    }
}
