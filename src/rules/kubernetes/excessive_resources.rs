//! Limits and requests above a maximum.

use crate::document::Node;
use crate::model::kubernetes::{Container, Quantity, quantity};
use crate::rule::{Body, Context, rule_table};

/// What a container says of a resource, and the word for it.
struct Row {
    amount: for<'d> fn(&Container<'d>, &str) -> Option<Node<'d>>,
    word: &'static str,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Limit above the maximum
    ///
    /// One container that may use much of a node leaves little for its neighbours, and moves badly. The default is that
    /// of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { amount: |container, resource| container.own_limit(resource), word: "limit" },
        id: "kubernetes/excessive-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sContainerLimits"],
        profiles: [],
        remedy: "Lower the limit, or raise the rule's maximum.",
        parameters: Most,
    }

    /// Request above the maximum
    ///
    /// One container that asks for much of a node is hard to place, and holds what it does not use. The default is that
    /// of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row { amount: |container, resource| container.own_request(resource), word: "request" },
        id: "kubernetes/excessive-request",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sContainerRequests"],
        profiles: [],
        remedy: "Lower the request, or raise the rule's maximum.",
        parameters: Most,
    }
}

/// The most that a container may use, or ask for.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Most {
    /// CPU.
    cpu: String,
    /// Memory.
    memory: String,
}

impl Default for Most {
    fn default() -> Self {
        Self { cpu: "200m".to_owned(), memory: "1Gi".to_owned() }
    }
}

fn check(Row { amount, word }: &Row, container: &Container, context: &mut Context) {
    let Most { cpu, memory } = context.parameters::<Most>();
    for (resource, most) in [("cpu", cpu), ("memory", memory)] {
        let Some(node) = amount(container, resource) else { continue };
        let above = quantity(node).zip(Quantity::parse(most)).is_some_and(|(amount, most)| amount > most);
        if above {
            context.hit(node, format!("The {resource} {word} of {} is above {most}.", container.describe()));
        }
    }
}
