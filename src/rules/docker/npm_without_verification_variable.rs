//! npm that verifies nobody, by a variable.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// npm that verifies nobody, by a variable
    ///
    /// `NPM_CONFIG_STRICT_SSL=false` turns TLS verification off for npm.
    ///
    /// ENV, ARG and assignments in RUN count.
    NPM_WITHOUT_VERIFICATION_VARIABLE = {
        id: "docker/npm-without-verification-variable",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_12"],
        profiles: [Default, Security],
        remedy: "Remove the setting and install the authority's certificate.",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Env, Keyword::Arg, Keyword::Run], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    for setting in
        instruction.settings().iter().filter(|setting| setting.name.eq_ignore_ascii_case("NPM_CONFIG_STRICT_SSL"))
    {
        if setting.value.eq_ignore_ascii_case("false") {
            context.hit(setting.place.clone(), "npm does not check whom it talks to.");
        }
    }
}
