//! Memory requests other than the limits.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::{Container, Quantity, Role, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// Memory request and limit differ
    ///
    /// A container that uses more memory than it asked for is the first that is evicted. Asking for what one may
    /// use is the safe choice for memory.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/>
    UNEQUAL_MEMORY = {
        id: "kubernetes/unequal-memory",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resource-requests-equal-limits", "kube-score:container-memory-requests-equal-limits", "kyverno:memory-requests-equal-limits", "kyverno:require-qos-guaranteed"],
        profiles: [],
        remedy: "Set request and limit to the same amount.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() == Role::Ephemeral {
        return;
    }
    let amount = |node: Option<Node>| node.map_or(Some(Quantity::whole(0)), |node| quantity(node));
    let (request, limit) = (container.own_request("memory"), container.own_limit("memory"));
    if amount(request) != amount(limit) {
        let place = request.or(limit).map_or_else(|| container.lacking(&["resources"]), Place::of);
        context.hit(place, format!("{} has a memory request other than its limit.", container.subject()));
    }
}
