//! Build argument that nothing uses.

use crate::model::dockerfile::{Dockerfile, Instruction, Keyword, PLATFORM_ARGUMENTS, PREDEFINED_ARGUMENTS, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// Build argument that nothing uses
    ///
    /// What the build passes for it goes nowhere; often a name was changed in one place only. A RUN behind it may still read it from its
    /// environment, so that the finding is a note where there is one, unless the world is closed.
    ///
    /// ARGs above the first FROM are judged by `docker/unused-global-argument`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#arg>
    UNUSED_ARGUMENT = {
        id: "docker/unused-argument",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Remove the ARG, or use it.",
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    for stage in file.stages() {
        for argument in stage.all(Keyword::Arg) {
            for pair in argument.pairs() {
                let name = pair.key().text();
                let known = PLATFORM_ARGUMENTS.contains(&&*name) || PREDEFINED_ARGUMENTS.contains(&&*name);
                if known || name.starts_with("BUILDKIT_") || name == "SOURCE_DATE_EPOCH" || name == "DEBIAN_FRONTEND" {
                    continue;
                }
                let behind: Vec<Instruction> = seeing(file, stage, argument).collect();
                if behind.iter().any(|instruction| instruction.span_text().contains(&*name)) {
                    continue;
                }
                let message = format!("Nothing behind it uses {name}.");
                if behind.iter().any(|instruction| instruction.is(Keyword::Run)) {
                    context
                        .missing(pair.key(), message, "a program that reads it from the environment of RUN")
                        .about(stage.describe());
                } else {
                    context.hit(pair.key(), message).about(stage.describe());
                }
            }
        }
    }
}

/// The instructions that see an argument: those behind it in its stage, and those of stages that are built on that.
fn seeing<'d>(
    file: &'d Dockerfile,
    stage: Stage<'d>,
    argument: Instruction<'d>,
) -> impl Iterator<Item = Instruction<'d>> {
    let built_on = move |instruction: &Instruction<'d>| {
        let own = instruction.stage();
        own.is_some_and(|own| own == stage || (own.index() > stage.index() && own.root() == stage.root()))
    };
    file.instructions().skip(argument.index() + 1).filter(built_on)
}
