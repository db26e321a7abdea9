//! Containers that are throttled while the node is idle.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Container with a CPU limit
    ///
    /// Requests already share CPU fairly between containers. A limit adds throttling in every 100 ms period in
    /// which the container would use more, also on an idle node, and shows up as latency. Teams that forbid CPU
    /// limits choose this rule; its opposite is `kubernetes/missing-cpu-limit`.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run>
    CPU_LIMIT = {
        id: "kubernetes/cpu-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:forbid-cpu-limits"],
        profiles: [],
        remedy: "Remove the CPU limit and keep the request.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if let Some(limit) = container.own_limit("cpu") {
        let message = format!("{} is throttled at {} CPU.", container.subject(), limit.content());
        context.hit(Place::key_of(limit), message);
    }
}
