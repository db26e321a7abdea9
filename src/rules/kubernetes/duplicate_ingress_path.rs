//! Paths that two Ingresses claim.

use crate::document::Node;
use crate::model::Workspace;
use crate::model::kubernetes::together::group;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Host and path claimed twice
    ///
    /// Two Ingresses of one class that are applied together take the same path of the same host. Which of them gets the
    /// requests depends on the controller and on their age. Files of one folder may be alternatives, so they are not
    /// compared with each other unless a kustomization or the configuration says that they belong together; nor are
    /// Ingresses of AWS load balancers that share no group, each of which is a balancer of its own.
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
        let Some(balancer) = balancer(&ingress) else { continue };
        for rule in ingress.node().list_at(&["spec", "rules"]) {
            let host = rule.text_at(&["host"]).unwrap_or("");
            for path in rule.list_at(&["http", "paths"]) {
                let text = path.text_at(&["path"]).unwrap_or("/");
                let claim = (group(&ingress, workspace), balancer, host, text);
                let node = path.field("path").unwrap_or_else(|| path.name_tag());
                let Some((first, place)) = seen.insert(claim, (ingress, node)) else { continue };
                if first.name() != ingress.name() && first.may_share_namespace(&ingress) {
                    let host = if host.is_empty() { "every host" } else { host };
                    let message = format!("{} already takes {text} of {host}.", first.describe());
                    context.hit(node, message).related(place, "claimed here first").about(ingress.describe());
                }
            }
        }
    }
}

/// The class of an Ingress and the group that shares its load balancer; nothing where it has a balancer of its own.
fn balancer<'d>(ingress: &KubeObject<'d>) -> Option<(&'d str, &'d str)> {
    let annotation = |key: &str| ingress.annotation(key).map(Node::content);
    let class = ingress.node().text_at(&["spec", "ingressClassName"]);
    let class = class.or_else(|| annotation("kubernetes.io/ingress.class")).unwrap_or("");
    let group = annotation("alb.ingress.kubernetes.io/group.name");
    (class != "alb" || group.is_some()).then_some((class, group.unwrap_or("")))
}
