//! pip that verifies nobody, by a variable.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// pip that verifies nobody, by a variable
    ///
    /// `PIP_TRUSTED_HOST` turns TLS verification off for a host, in ENV for every container of the image.
    ///
    /// ENV, ARG and assignments in RUN count.
    PIP_TRUSTED_HOST_VARIABLE = {
        id: "docker/pip-trusted-host-variable",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_16"],
        profiles: [Default, Security],
        remedy: "Remove the setting and install the authority's certificate.",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Env, Keyword::Arg, Keyword::Run], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    for setting in instruction.settings().iter().filter(|setting| setting.name == "PIP_TRUSTED_HOST") {
        if !setting.value.is_empty() {
            context.hit(setting.place.clone(), "pip does not check whom it talks to.");
        }
    }
}
