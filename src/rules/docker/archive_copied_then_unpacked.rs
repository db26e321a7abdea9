//! Archives that ship twice.

use crate::model::dockerfile::{Instruction, Keyword, is_archive};
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
        body: Body::Instructions(&[Keyword::Copy], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(stage) = copy.stage().filter(|_| copy.flag("from").is_none() && copy.heredocs().len() == 0) else {
        return;
    };
    let later = stage.instructions().filter(|run| run.is(Keyword::Run) && run.index() > copy.index());
    let unpacked: Vec<String> = later.flat_map(|run| run.commands()).flat_map(unpacks).collect();
    let target = copy.destination().map(|word| base_name(word.raw()).to_owned()).unwrap_or_default();
    for source in copy.sources() {
        let name = base_name(source.raw());
        let copied = if is_archive(&target) { &*target } else { name };
        if is_archive(copied) && unpacked.iter().any(|argument| base_name(argument) == copied) {
            context.hit(copy.place_of(source.span()), format!("{name} ships packed and unpacked."));
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
