//! Ingress annotations that reach into the controller.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress annotation with files of the controller
    ///
    /// The value of an annotation holds what can only be meant for the controller's configuration or disk: `alias`,
    /// `root`, Lua, its own folders or the token of its service account.
    ///
    /// References: <https://github.com/kubernetes/ingress-nginx/issues/8503>
    PATH_IN_INGRESS_ANNOTATION = {
        id: "kubernetes/path-in-ingress-annotation",
        severity: High,
        since: "2026.11",
        aliases: ["kyverno:restrict-annotations"],
        profiles: [Security],
        remedy: "Remove it.",
        cwe: [94],
        body: Body::Objects(&["Ingress"], check),
    }
}

const INSIDE: [&str; 7] = [
    "/etc/passwd",
    "/etc/shadow",
    "/etc/group",
    "/etc/nginx",
    "/etc/ingress-controller",
    "/var/run/secrets",
    "_by_lua",
];

fn check(ingress: &KubeObject, context: &mut Context) {
    for (_, value) in ingress.annotations() {
        let text = value.content();
        let directive =
            |name: &str| text.lines().any(|line| line.split_once(name).is_some_and(|(_, rest)| rest.contains(';')));
        if directive("alias") || directive("root") || INSIDE.iter().any(|inside| text.contains(inside)) {
            context.hit(value, "This text can only be meant for the inside of the ingress controller.");
        }
    }
}
