//! Node.js that verifies nobody.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Node.js that verifies nobody
    ///
    /// `NODE_TLS_REJECT_UNAUTHORIZED=0` turns TLS verification off for Node.js programs, and in ENV for every
    /// container of the image.
    ///
    /// ENV, ARG and assignments in RUN count.
    NODE_WITHOUT_VERIFICATION = {
        id: "docker/node-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_6"],
        profiles: [Default, Security],
        remedy: "Remove the setting and install the authority's certificate.",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Env, Keyword::Arg, Keyword::Run], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    for setting in instruction.settings().iter().filter(|setting| setting.name == "NODE_TLS_REJECT_UNAUTHORIZED") {
        if setting.value == "0" {
            context.hit(setting.place.clone(), "Node.js does not check whom it talks to.");
        }
    }
}
