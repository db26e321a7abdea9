//! Files that stay although they are deleted.

use std::collections::BTreeMap;

use crate::document::Span;
use crate::finding::Place;
use crate::model::dockerfile::{Instruction, Keyword, Stage};
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// File deleted in a later layer
    ///
    /// A layer only ever adds: what one instruction brings in and a later RUN deletes stays in the image, hidden and
    /// full-sized. A secret among it can be taken out with `docker save`.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/>
    FILE_DELETED_TOO_LATE = {
        id: "docker/file-deleted-too-late",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Fetch, use and delete in one RUN, or use a mount.",
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    if !packages::keeps_files(*stage) {
        return;
    }
    let mut brought: BTreeMap<String, Place> = BTreeMap::new();
    for instruction in stage.instructions().filter(|instruction| !instruction.is_trigger()) {
        for path in deleted(instruction) {
            if let Some(from) = brought.remove(path.0.trim_end_matches('/')) {
                let message = format!("{} stays in the layer that brought it.", path.0);
                context.hit(instruction.place_of(path.1), message).related(from, "brought in here");
            }
        }
        if matches!(instruction.keyword(), Keyword::Copy | Keyword::Add) {
            let landings = instruction.landings().into_iter();
            brought.extend(landings.map(|(word, path)| (path.trim_end_matches('/').to_owned(), word.place())));
        }
    }
}

/// The absolute paths that an instruction deletes, each with its place.
fn deleted(run: Instruction) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let commands = run.commands();
    // Behind a `cd` nobody knows where a relative path starts.
    let moves = commands.iter().any(|command| command.is("cd"));
    for command in commands {
        let Some(invocation) = command.invocation().filter(|it| it.runs("rm")) else { continue };
        for word in invocation.arguments().filter(|word| !word.is_option() && word.is_static()) {
            let text = word.text();
            if text.starts_with('/') || !moves {
                found.extend(run.absolute(&text).map(|path| (path, word.span())));
            }
        }
    }
    found
}
