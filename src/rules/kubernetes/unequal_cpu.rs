//! CPU requests other than the limits.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::{Container, Quantity, Role, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// CPU request and limit differ
    ///
    /// Only pods whose requests equal their limits, for CPU and memory, have quality of service Guaranteed. For CPU
    /// that also means throttling, so this stands in no profile but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/>
    UNEQUAL_CPU = {
        id: "kubernetes/unequal-cpu",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resource-requests-equal-limits", "kube-score:container-cpu-requests-equal-limits", "kyverno:require-qos-guaranteed"],
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
    let (request, limit) = (container.own_request("cpu"), container.own_limit("cpu"));
    if amount(request) != amount(limit) {
        let place = request.or(limit).map_or_else(|| container.lacking(&["resources"]), Place::of);
        context.hit(place, format!("{} has a CPU request other than its limit.", container.subject()));
    }
}
