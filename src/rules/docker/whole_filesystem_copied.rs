//! Whole file system copied out of a stage.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Whole file system copied out of a stage
    ///
    /// `COPY --from=build / /` carries compilers, caches, histories and secrets of the other stage into this image,
    /// and overwrites what the base image brought.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy---from>
    WHOLE_FILESYSTEM_COPIED = {
        id: "docker/whole-filesystem-copied",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3067"],
        profiles: [Default, Hadolint],
        remedy: "Copy the files that are needed, or build FROM the other stage.",

        body: Body::Instructions(&[Keyword::Copy], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let whole = copy.sources().into_iter().find(|source| source.text() == "/");
    let to_root = copy.destination().is_some_and(|destination| destination.text() == "/");
    if let (Some(whole), true, true) = (whole, to_root, copy.flag("from").is_some()) {
        context.hit(whole.place(), "Everything in the other stage is copied into this one.");
    }
}
