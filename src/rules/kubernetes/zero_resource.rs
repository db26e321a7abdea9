//! Requests and limits of nothing.

use crate::model::kubernetes::{Container, Quantity, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// Memory request or CPU limit of zero
    ///
    /// A memory request of zero reserves nothing and a CPU limit of zero limits nothing: the line reads as if
    /// somebody had thought about it, and does what leaving it out does. A memory limit and a CPU request of zero
    /// have rules of their own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    ZERO_RESOURCE = {
        id: "kubernetes/zero-resource",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources"],
        profiles: [],
        remedy: "Write the amount that the container needs.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for (list, resource) in [("requests", "memory"), ("limits", "cpu")] {
        let amount = container.get(&["resources", list, resource]);
        if let Some(node) = amount.filter(|&node| quantity(node).is_some_and(Quantity::is_zero)) {
            context
                .hit(node, format!("{} writes zero under {list} for {resource}, which is none.", container.subject()));
        }
    }
}
