//! Archives that ship twice.

use std::collections::HashSet;

use crate::model::dockerfile::{Instruction, Keyword, Stage, is_archive};
use crate::model::shell::Command;
use crate::rule::{Body, Context, rule};

rule! {
    /// Archive copied and then unpacked
    ///
    /// COPY puts the archive into a layer and RUN its contents into another: both ship. ADD unpacks a local archive by
    /// itself, and a mount does not even copy it.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#add>
    ARCHIVE_COPIED_THEN_UNPACKED = {
        id: "docker/archive-copied-then-unpacked",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3010"],
        profiles: [Hadolint],
        remedy: "Use ADD, or RUN --mount=type=bind.",
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    // From the end, so that what later commands unpack is known when a COPY is met.
    let mut unpacked: HashSet<String> = HashSet::new();
    for instruction in stage.instructions().rev() {
        match instruction.keyword() {
            Keyword::Run => {
                let arguments = instruction.commands().into_iter().flat_map(unpacks);
                unpacked.extend(arguments.map(|argument| base_name(&argument).to_owned()));
            }
            Keyword::Copy if instruction.flag("from").is_none() && instruction.heredocs().len() == 0 => {
                of_copy(&instruction, &unpacked, context);
            }
            _ => {}
        }
    }
}

fn of_copy(copy: &Instruction, unpacked: &HashSet<String>, context: &mut Context) {
    let target = copy.destination().map(|word| base_name(word.raw()).to_owned()).unwrap_or_default();
    for source in copy.sources() {
        let name = base_name(source.raw());
        let copied = if is_archive(&target) { &*target } else { name };
        if is_archive(copied) && unpacked.contains(copied) {
            let message = format!("{name} ships packed and unpacked.");
            context.hit(copy.place_of(source.span()), message).about(copy.describe());
        }
    }
}

/// The arguments of a command that unpacks something.
fn unpacks(command: Command) -> Vec<String> {
    let Some(invocation) = command.invocation() else { return Vec::new() };
    let arguments: Vec<String> = invocation.arguments().map(|word| word.text().into_owned()).collect();
    let extracts = |text: &String| {
        let cluster = text.starts_with('-') && !text.starts_with("--") && text.contains('x');
        cluster || text.starts_with("--extract") || text == "--get"
    };
    // Without a dash only the first word is a cluster of options.
    let bare =
        arguments.first().is_some_and(|text| !text.starts_with('-') && !text.contains('/') && text.contains('x'));
    let unpacking = match &*invocation.program() {
        "tar" => bare || arguments.iter().any(extracts),
        "unzip" | "gunzip" | "bunzip2" | "unxz" | "unlzma" | "zcat" | "uncompress" | "zgz" => true,
        "gzip" | "bzip2" | "xz" | "zstd" => {
            arguments.iter().any(|it| it.starts_with("-d") || it.starts_with("--decompress"))
        }
        _ => false,
    };
    if unpacking { arguments } else { Vec::new() }
}

/// The last part of a path as written, of Linux or Windows, without the quotes around it.
fn base_name(path: &str) -> &str {
    path.trim_matches(['"', '\'']).rsplit(['/', '\\']).next().unwrap_or("")
}
