//! Memory limits of nothing.

use crate::model::kubernetes::{Container, Quantity, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// Memory limit of zero
    ///
    /// A memory limit of zero is no limit: the line reads as if somebody had thought about it, and the container
    /// may take all memory of its node.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    ZERO_MEMORY_LIMIT = {
        id: "kubernetes/zero-memory-limit",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:unset-memory-requirements", "kube-score:container-resources"],
        profiles: [Default, KubeLinter],
        remedy: "Set resources.limits.memory to what the container needs at most.",
        cwe: [770],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let limit = container.own_limit("memory");
    if let Some(node) = limit.filter(|&node| quantity(node).is_some_and(Quantity::is_zero)) {
        context.hit(node, format!("{} has a memory limit of zero, which is none.", container.subject()));
    }
}
