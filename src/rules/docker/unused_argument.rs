//! Build argument that nothing uses.

use std::collections::HashMap;

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
    let uses = Uses::of(file);
    for stage in file.stages() {
        for argument in stage.all(Keyword::Arg) {
            for pair in argument.pairs() {
                let name = pair.key().text();
                let known = PLATFORM_ARGUMENTS.contains(&&*name) || PREDEFINED_ARGUMENTS.contains(&&*name);
                let builtin =
                    name.starts_with("BUILDKIT_") || matches!(&*name, "SOURCE_DATE_EPOCH" | "DEBIAN_FRONTEND");
                if known || builtin || uses.is_used_behind(&name, stage, argument) {
                    continue;
                }
                let message = format!("Nothing behind it uses {name}.");
                if uses.runs_behind(stage, argument) {
                    let reader = "a program that reads it from the environment of RUN";
                    context.missing(pair.key(), message, reader).about(stage.describe());
                } else {
                    context.hit(pair.key(), message).about(stage.describe());
                }
            }
        }
    }
}

/// Where each word stands last, and the last RUN, in all stages that are built on one image: those behind an argument see
/// it as far as anybody cares.
struct Uses<'d> {
    words: HashMap<(usize, &'d str), usize>,
    runs: HashMap<usize, usize>,
}

impl<'d> Uses<'d> {
    fn of(file: &'d Dockerfile) -> Self {
        let mut uses = Self { words: HashMap::new(), runs: HashMap::new() };
        for instruction in file.instructions() {
            let Some(stage) = instruction.stage() else { continue };
            let (root, index) = (stage.root().index(), instruction.index());
            let words = instruction.span_text().split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            uses.words.extend(words.map(|word| ((root, word), index)));
            if instruction.is(Keyword::Run) {
                uses.runs.insert(root, index);
            }
        }
        uses
    }

    fn is_used_behind(&self, name: &str, stage: Stage, argument: Instruction) -> bool {
        // The argument's own instruction may use it as the default of another one.
        let again = argument.pairs().filter_map(|pair| pair.value()).any(|value| value.raw().contains(name));
        again || self.words.get(&(stage.root().index(), name)).is_some_and(|last| *last > argument.index())
    }

    fn runs_behind(&self, stage: Stage, argument: Instruction) -> bool {
        self.runs.get(&stage.root().index()).is_some_and(|last| *last > argument.index())
    }
}
