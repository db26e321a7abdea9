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
    /// A layer only ever adds: what one instruction brings in (COPY, ADD, a download) and a later RUN deletes stays in the image, hidden and
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
        let removed = deleted(instruction);
        let stays = |path: &String| removed.iter().all(|(other, _)| other.trim_end_matches('/') != path);
        let fetched: Vec<(String, Place)> = fetched(instruction).into_iter().filter(|(path, _)| stays(path)).collect();
        for path in removed {
            if let Some(from) = brought.remove(path.0.trim_end_matches('/')) {
                let message = format!("{} stays in the layer that brought it.", path.0);
                context.hit(instruction.place_of(path.1), message).related(from, "brought in here");
            }
        }
        brought.extend(fetched);
        if matches!(instruction.keyword(), Keyword::Copy | Keyword::Add) {
            let landings = instruction.landings().into_iter();
            brought.extend(landings.map(|(word, path)| (path.trim_end_matches('/').to_owned(), word.place())));
        }
    }
}

/// The files that a RUN downloads, as absolute paths, each with the word that names it.
fn fetched(run: Instruction) -> Vec<(String, Place)> {
    const OUTPUTS: [(&str, &[&str]); 2] = [("curl", &["-o", "--output"]), ("wget", &["-O", "--output-document"])];
    let commands = run.commands();
    let moves = commands.iter().any(|command| command.is("cd"));
    let mut found = Vec::new();
    for invocation in commands.into_iter().filter_map(|command| command.invocation()) {
        let Some((_, options)) = OUTPUTS.iter().find(|(program, _)| invocation.runs(program)) else { continue };
        let mut words = invocation.arguments().skip_while(|word| !options.contains(&&*word.text()));
        let Some(file) = words.nth(1).filter(|word| word.is_static()) else { continue };
        let text = file.text();
        if text.starts_with('/') || !(moves || text == "-") {
            found.extend(run.absolute(&text).map(|path| (path, run.place_of(file.span()))));
        }
    }
    found
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
