//! Variable that is nearly one that exists.

use std::collections::HashSet;

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Variable that is nearly one that exists
    ///
    /// The command uses a name in capitals that neither the script nor ARG or ENV sets, while one that differs by a
    /// single letter is set. The base image may set this one, too, but mostly it is a misspelling, and the command gets
    /// nothing.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#environment-replacement>
    MISSPELT_VARIABLE = {
        id: "docker/misspelt-variable",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2153"],
        profiles: [Hadolint],
        remedy: "Correct the name, or set it.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.shell_script() else { return };
    let settings = script.settings(&|_| false);
    let mut seen = HashSet::new();
    for word in script.words() {
        for (name, part) in word.variables() {
            let in_capitals = !name.contains(|c: char| c.is_ascii_lowercase());
            if !in_capitals || settings.has(name) || run.binding(name).is_some() || !seen.insert(name) {
                continue;
            }
            if let Some(meant) = run.name_meant(name) {
                context.hit(run.place_of(word.part_span(part)), format!("Nothing sets {name}; {meant} is set."));
            }
        }
    }
}
