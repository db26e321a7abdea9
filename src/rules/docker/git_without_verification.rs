//! git that verifies nobody.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// git that verifies nobody
    ///
    /// `GIT_SSL_NO_VERIFY`, whatever its value, turns TLS verification off: anybody on the way can hand the build
    /// another repository.
    ///
    /// ENV, ARG and assignments in RUN count.
    GIT_WITHOUT_VERIFICATION = {
        id: "docker/git-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_14"],
        profiles: [Default, Security],
        remedy: "Remove the setting and install the authority's certificate.",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Env, Keyword::Arg, Keyword::Run], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    for setting in instruction.settings().iter().filter(|setting| setting.name == "GIT_SSL_NO_VERIFY") {
        if !setting.value.is_empty() {
            context.hit(setting.place.clone(), "git does not check whom it talks to.");
        }
    }
}
