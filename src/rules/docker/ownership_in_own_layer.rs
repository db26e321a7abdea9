//! Ownership changed in a layer of its own.

use crate::model::dockerfile::{Keyword, Stage};
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// Ownership changed in a layer of its own
    ///
    /// `RUN chown -R` and `chmod -R` on what a COPY or ADD brought make a second copy of every file in a new layer: the image
    /// is twice as big as it has to be there. COPY gives files their owner and mode at once.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy---chown---chmod>
    OWNERSHIP_IN_OWN_LAYER = {
        id: "docker/ownership-in-own-layer",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Use COPY --chown=… and --chmod=….",
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    if !packages::keeps_files(*stage) {
        return;
    }
    let mut brought: Vec<(String, crate::finding::Place)> = Vec::new();
    for instruction in stage.instructions().filter(|instruction| !instruction.is_trigger()) {
        if matches!(instruction.keyword(), Keyword::Copy | Keyword::Add) {
            // Who copies more than that one by one is not waiting for advice.
            if brought.len() < 1_000 {
                brought.extend(instruction.landings().into_iter().map(|(word, path)| (path, word.place())));
            }
            continue;
        }
        for invocation in instruction.commands().into_iter().filter_map(|command| command.invocation()) {
            let changes = invocation.runs("chown") || invocation.runs("chmod") || invocation.runs("chgrp");
            if !changes || invocation.option(&["-R", "--recursive"]).is_none() {
                continue;
            }
            for word in invocation.arguments().skip(1).filter(|word| !word.is_option() && word.is_static()) {
                let Some(path) = instruction.absolute(&word.text()) else { continue };
                let Some((_, from)) = brought.iter().find(|(landed, _)| is_below(landed, &path)) else { continue };
                let message = format!("{} copies everything in {path} into a second layer.", invocation.program());
                context.hit(instruction.place_of(word.span()), message).related(from.clone(), "brought in here");
            }
        }
    }
}

fn is_below(path: &str, folder: &str) -> bool {
    let folder = folder.trim_end_matches(['/', '*']);
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
