//! Limit above the maximum.

use crate::model::kubernetes::{Container, Quantity, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// Limit above the maximum
    ///
    /// One container that may use much of a node leaves little for its neighbours, and moves badly. The default is that
    /// of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    EXCESSIVE_LIMIT = {
        id: "kubernetes/excessive-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sContainerLimits"],
        profiles: [],
        remedy: "Lower the limit, or raise the rule's maximum.",
        parameters: Most,
        body: Body::Containers(check),
    }
}

/// The most that a container may use.
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
        let Some(node) = container.own_limit(resource) else { continue };
        let above = quantity(node).zip(Quantity::parse(most)).is_some_and(|(amount, most)| amount > most);
        if above {
            context.hit(node, format!("The {resource} limit of {} is above {most}.", container.describe()));
        }
    }
}
