//! wget that verifies nobody.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// wget that verifies nobody
    ///
    /// With `--no-check-certificate` wget talks to whoever answers: anybody on the way can hand the build another
    /// file.
    WGET_WITHOUT_VERIFICATION = {
        id: "docker/wget-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_3"],
        profiles: [Default, Security],
        remedy: "Leave the option out and install `ca-certificates`.",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let concerned = invocation.runs("wget");
        if let Some(option) = invocation.option(&["--no-check-certificate"]).filter(|_| concerned) {
            context.hit(run.place_of(option.span()), "wget does not check whom it talks to.");
        }
    }
}
