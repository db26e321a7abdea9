//! Requests other than the limits, where both count even if they are not written.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::{Container, Quantity, Role, quantity};
use crate::rule::{Body, Context, rule_table};

/// A resource: its key, and the word for it.
struct Row {
    resource: &'static str,
    word: &'static str,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// CPU request and limit differ
    ///
    /// Only pods whose requests equal their limits, for CPU and memory, have quality of service Guaranteed. For CPU
    /// that also means throttling, so this stands in no profile but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/>
    {
        row: Row { resource: "cpu", word: "CPU" },
        id: "kubernetes/unequal-cpu",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resource-requests-equal-limits", "kube-score:container-cpu-requests-equal-limits", "kyverno:require-qos-guaranteed"],
        profiles: [],
        remedy: "Set request and limit to the same amount.",
    }

    /// Memory request and limit differ
    ///
    /// A container that uses more memory than it asked for is the first that is evicted. Asking for what one may
    /// use is the safe choice for memory.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/>
    {
        row: Row { resource: "memory", word: "memory" },
        id: "kubernetes/unequal-memory",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resource-requests-equal-limits", "kube-score:container-memory-requests-equal-limits", "kyverno:memory-requests-equal-limits", "kyverno:require-qos-guaranteed"],
        profiles: [],
        remedy: "Set request and limit to the same amount.",
    }
}

fn check(Row { resource, word }: &Row, container: &Container, context: &mut Context) {
    if container.role() == Role::Ephemeral {
        return;
    }
    let amount = |node: Option<Node>| node.map_or(Some(Quantity::whole(0)), |node| quantity(node));
    let (request, limit) = (container.own_request(resource), container.own_limit(resource));
    if amount(request) != amount(limit) {
        let place = request.or(limit).map_or_else(|| container.lacking(&["resources"]), Place::of);
        context.hit(place, format!("{} has a {word} request other than its limit.", container.subject()));
    }
}
