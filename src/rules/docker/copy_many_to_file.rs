//! Several sources copied to something that is no folder.

use crate::model::dockerfile::{Instruction, Keyword, Word};
use crate::rule::{Body, Context, rule};

rule! {
    /// Several sources copied to something that is no folder
    ///
    /// With more than one source the destination must be a folder and end with a slash; BuildKit refuses the build
    /// otherwise. `.` is a folder, but the specification asks for the slash all the same.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy>
    COPY_MANY_TO_FILE = {
        id: "docker/copy-many-to-file",
        severity: High,
        since: "2026.11",
        aliases: ["DL3021", "DS-0011"],
        profiles: [Default, Hadolint],
        remedy: "End the destination with a slash.",

        body: Body::Instructions(&[Keyword::Copy], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(destination) = copy.destination() else { return };
    let sources = copy.sources();
    if sources.len() > 1 && !is_history(&sources) && !destination.text().ends_with('/') && !destination.is_dot_folder()
    {
        context.hit(
            destination.place(),
            format!("{} takes {} files but does not end with a slash.", destination.text(), sources.len()),
        );
    }
}

/// Whether it is no instruction but a line of an image's history: `COPY file:8b88… in /app`.
fn is_history(sources: &[Word]) -> bool {
    let stored = |source: &Word| ["file:", "multi:", "dir:"].iter().any(|kind| source.raw().starts_with(kind));
    matches!(sources, [content, word] if stored(content) && word.raw() == "in")
}
