//! Paths that two Ingresses claim.

use crate::model::Workspace;
use crate::model::kubernetes::Fields;
use crate::rule::{Body, Context, rule};

rule! {
    /// Host and path claimed twice
    ///
    /// Two Ingresses of one unit take the same path of the same host. Which of them gets the requests depends on
    /// the controller and on their age.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches>
    DUPLICATE_INGRESS_PATH = {
        id: "kubernetes/duplicate-ingress-path",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:unique-ingress-host-and-path", "kyverno:unique-ingress-path"],
        profiles: [Default],
        remedy: "Remove one of the two rules.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let mut seen = std::collections::HashMap::new();
    for ingress in workspace.cluster().objects_of("Ingress") {
        for rule in ingress.node().list_at(&["spec", "rules"]) {
            let host = rule.text_at(&["host"]).unwrap_or("");
            for path in rule.list_at(&["http", "paths"]) {
                let class = ingress.node().text_at(&["spec", "ingressClassName"]).unwrap_or("");
                let text = path.text_at(&["path"]).unwrap_or("/");
                let claim = (ingress.document().unit, class, host, text);
                let node = path.field("path").unwrap_or_else(|| path.name_tag());
                let Some((first, place)) = seen.insert(claim, (ingress, node)) else { continue };
                if first.node() != ingress.node() && first.may_share_namespace(&ingress) {
                    let host = if host.is_empty() { "every host" } else { host };
                    let message = format!("{} already takes {text} of {host}.", first.describe());
                    context.hit(node, message).related(place, "claimed here first").about(ingress.describe());
                }
            }
        }
    }
}
