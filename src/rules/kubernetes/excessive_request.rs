//! Request above the maximum.

use crate::model::kubernetes::{Container, Quantity, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// Request above the maximum
    ///
    /// One container that asks for much of a node is hard to place, and holds what it does not use. The default is that
    /// of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    EXCESSIVE_REQUEST = {
        id: "kubernetes/excessive-request",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sContainerRequests"],
        profiles: [],
        remedy: "Lower the request, or raise the rule's maximum.",
        parameters: Most,
        body: Body::Containers(check),
    }
}

/// The most that a container may ask for.
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

fn check(container: &Container, context: &mut Context) {
    let Most { cpu, memory } = context.parameters::<Most>();
    for (resource, most) in [("cpu", cpu), ("memory", memory)] {
        let Some(node) = container.own_request(resource) else { continue };
        let above = quantity(node).zip(Quantity::parse(most)).is_some_and(|(amount, most)| amount > most);
        if above {
            context.hit(node, format!("The {resource} request of {} is above {most}.", container.describe()));
        }
    }
}
