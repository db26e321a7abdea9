//! Key and value separated by a blank.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Key and value separated by a blank
    ///
    /// `ENV key value` is the old form: it takes the rest of the line as one value, so a second pair on the line
    /// silently becomes part of the first. BuildKit asks for `key=value`.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/legacy-key-value-format/>
    LEGACY_KEY_VALUE = {
        id: "docker/legacy-key-value",
        severity: Low,
        since: "2026.11",
        aliases: ["LegacyKeyValueFormat"],
        profiles: [Strict],
        remedy: "Write `key=value`.",

        body: Body::Instructions(&[Keyword::Env, Keyword::Label, Keyword::Arg], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    for pair in instruction.pairs().filter(|pair| pair.is_legacy()) {
        context.hit(pair.key().place(), format!("{} is separated from its value by a blank.", pair.key().text()));
    }
}
