//! ENV uses a variable that the same ENV sets.

use std::collections::HashSet;

use crate::model::dockerfile::{Instruction, Keyword, Operator};
use crate::rule::{Body, Context, rule};

rule! {
    /// ENV uses a variable that the same ENV sets
    ///
    /// All variables of one ENV are replaced with the values from before the instruction. `ENV A=1 B=$A` leaves B
    /// empty, or gives it the value that A had before.
    ///
    /// A variable that an earlier ENV or ARG set has a value, and then nothing is lost. `${A:-default}` provides for
    /// the missing value. What the base image brings, as `PATH`, is `docker/env-uses-earlier-value`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#env>
    ENV_REFERS_TO_ITSELF = {
        id: "docker/env-refers-to-itself",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3044"],
        profiles: [Default, Hadolint],
        remedy: "Set it in an ENV instruction of its own, before.",

        body: Body::Instructions(&[Keyword::Env], check),
    }
}

fn check(env: &Instruction, context: &mut Context) {
    let mut said = HashSet::new();
    for (name, operator) in env.set_beside_their_use() {
        let provided = matches!(operator, Operator::Default { .. } | Operator::Alternative { .. });
        let has_value = env.binding(name.raw()).is_some() || env.is_brought_by_base(name.raw());
        if !provided && !has_value && said.insert(name.raw()) {
            context.hit(name.place(), format!("{} has no value yet: this very ENV sets it.", name.raw()));
        }
    }
}
