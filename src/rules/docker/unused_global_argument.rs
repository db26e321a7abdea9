//! Arguments that reach nobody.

use std::collections::BTreeSet;

use crate::model::dockerfile::{Dockerfile, Keyword, Word};
use crate::rule::{Body, Context, rule};

rule! {
    /// Argument above FROM that nothing uses
    ///
    /// An ARG above the first FROM is seen by FROM lines only, and by stages that declare it again. Neither happens here:
    /// a `--build-arg` of this name changes nothing, often because the ARG was meant to stand below FROM.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact>
    UNUSED_GLOBAL_ARGUMENT = {
        id: "docker/unused-global-argument",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Use it in FROM, declare it again in the stage, or remove it.",
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for instruction in file.instructions() {
        let words: Vec<Word> = match (instruction.stage(), instruction.keyword()) {
            (Some(_), Keyword::From) => vec![instruction.body()],
            (None, Keyword::Arg) => instruction.pairs().filter_map(|pair| pair.value()).collect(),
            (Some(_), Keyword::Arg) => {
                used.extend(instruction.pairs().map(|pair| pair.key().text().into_owned()));
                continue;
            }
            _ => continue,
        };
        let flags = instruction.flags().filter_map(|flag| flag.value());
        for word in words.into_iter().chain(flags) {
            used.extend(word.variables().into_iter().map(|variable| word.raw()[variable.name].to_owned()));
            // A default may hold further variables; a name that only looks used costs nothing.
            used.extend(word.raw().split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
        }
    }
    for pair in file.globals().flat_map(|argument| argument.pairs()) {
        let name = pair.key().text();
        // What the builder itself reads is used without being named again.
        let builtin = name.starts_with("BUILDKIT_")
            || name.ends_with("_proxy")
            || name.ends_with("_PROXY")
            || name == "SOURCE_DATE_EPOCH";
        if !used.contains(&*name) && !builtin {
            context.hit(pair.key(), format!("No FROM uses {name}, and no stage declares it again."));
        }
    }
}
