//! Requests and limits of nothing.

use crate::model::kubernetes::{Container, Quantity, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// Request or limit of zero
    ///
    /// A request of zero reserves nothing and a limit of zero limits nothing: the line reads as if somebody had
    /// thought about it, and does what leaving it out does.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    ZERO_RESOURCE = {
        id: "kubernetes/zero-resource",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:container-resources"],
        profiles: [],
        remedy: "Write the amount that the container needs.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for (list, resource) in [("requests", "memory"), ("limits", "cpu"), ("limits", "memory")] {
        let amount = container.get(&["resources", list, resource]);
        if let Some(node) = amount.filter(|&node| quantity(node).is_some_and(Quantity::is_zero)) {
            context
                .hit(node, format!("{} writes zero under {list} for {resource}, which is none.", container.subject()));
        }
    }
}
