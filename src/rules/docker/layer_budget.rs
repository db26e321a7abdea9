//! Layers beyond the budget.

use crate::model::dockerfile::{Dockerfile, Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// More layers than the budget allows
    ///
    /// Every RUN, COPY and ADD of the stages that ship makes a layer, on top of those of the base image. Overlay file
    /// systems take 127 of them. The budget is the parameter `max_layers`.
    ///
    /// References: <https://docs.docker.com/engine/storage/drivers/>
    LAYER_BUDGET = {
        id: "docker/layer-budget",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [],
        remedy: "Join RUNs that belong together, or raise max_layers.",
        parameters: Budget,
        body: Body::Dockerfile(check),
    }
}

/// What can be set.
#[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Budget {
    /// The most layers that the stages of this file may add to the image that ships.
    max_layers: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { max_layers: 50 }
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let budget = context.parameters::<Budget>().max_layers;
    let makes_layer = |instruction: &Instruction| {
        !instruction.is_trigger() && matches!(instruction.keyword(), Keyword::Run | Keyword::Copy | Keyword::Add)
    };
    let shipping = file.stages().filter(|stage| stage.ships());
    let layers: Vec<Instruction> = shipping.flat_map(|stage| stage.instructions()).filter(makes_layer).collect();
    if let Some(first) = layers.get(budget) {
        context.hit(*first, format!("This file adds {} layers, {budget} are allowed.", layers.len()));
    }
}
