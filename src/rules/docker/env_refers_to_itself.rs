//! ENV uses a variable that the same ENV sets.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// ENV uses a variable that the same ENV sets
    ///
    /// All variables of one ENV are replaced with the values from before the instruction. `ENV A=1 B=$A` leaves B
    /// empty, or gives it the value that A had before.
    ///
    /// A variable that an earlier ENV or ARG set has a value, and then nothing is lost.
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
    let keys: Vec<_> = env.pairs().map(|pair| pair.key().text()).collect();
    for pair in env.pairs() {
        let Some(value) = pair.value() else { continue };
        for variable in value.variables() {
            let name = value.slice(variable.name.clone());
            let other = pair.key().text() != name.raw() && keys.iter().any(|key| key == name.raw());
            if other && env.binding(name.raw()).is_none() && !brought_by_base(name.raw()) {
                context.hit(name.place(), format!("{} has no value yet: this very ENV sets it.", name.raw()));
            }
        }
    }
}

/// Variables that practically every base image sets.
fn brought_by_base(name: &str) -> bool {
    matches!(name, "PATH" | "HOME" | "HOSTNAME")
}
