//! Instruction above the first FROM.

use crate::model::dockerfile::{Dockerfile, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Instruction above the first FROM
    ///
    /// Before the first FROM there is no image to work on: only ARG and comments may stand there, anything else fails
    /// the build.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#format>
    INSTRUCTION_BEFORE_FROM = {
        id: "docker/instruction-before-from",
        severity: High,
        since: "2026.11",
        aliases: ["DL3061"],
        profiles: [Default, Hadolint],
        remedy: "Move the instruction below FROM.",

        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let above = file.instructions().take_while(|instruction| !instruction.is(Keyword::From));
    let wrong = above.filter(|instruction| !instruction.is(Keyword::Arg) && !instruction.is(Keyword::Unknown));
    if let Some(first) = wrong.take(1).next() {
        context.hit(first.place(), format!("{} stands above the first FROM.", first.keyword_word().raw()));
    }
}
