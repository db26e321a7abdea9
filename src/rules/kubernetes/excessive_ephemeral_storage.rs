//! Scratch space without a low limit.

use crate::model::kubernetes::{Container, Quantity, Role, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// Scratch space without a limit, or with one above the maximum
    ///
    /// A container without a limit of `ephemeral-storage`, or with a high one, fills the disk of its node. The default
    /// is that of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/ephemeral-storage/>
    EXCESSIVE_EPHEMERAL_STORAGE = {
        id: "kubernetes/excessive-ephemeral-storage",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sContainerEphemeralStorageLimit"],
        profiles: [],
        remedy: "Set a limit of ephemeral-storage below the maximum.",
        cwe: [770],
        parameters: Most,
        body: Body::Containers(check),
    }
}

/// The most that a container may use.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Most {
    /// A quantity.
    storage: String,
}

impl Default for Most {
    fn default() -> Self {
        Self { storage: "500Mi".to_owned() }
    }
}

fn check(container: &Container, context: &mut Context) {
    let most = &context.parameters::<Most>().storage;
    if container.role() == Role::Ephemeral {
        return;
    }
    match container.own_limit("ephemeral-storage") {
        None => {
            let place = container.lacking(&["resources", "limits", "ephemeral-storage"]);
            context.hit(place, format!("Nothing limits the scratch space of {}.", container.describe()));
        }
        Some(node) => {
            if quantity(node).zip(Quantity::parse(most)).is_some_and(|(amount, most)| amount > most) {
                context.hit(node, format!("The scratch space of {} may be above {most}.", container.describe()));
            }
        }
    }
}
