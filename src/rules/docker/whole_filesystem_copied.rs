//! Whole file system copied out of a stage.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::known_images::Account;
use crate::rule::{Body, Context, rule};

rule! {
    /// Whole file system copied out of a stage
    ///
    /// `COPY --from=build / /` carries compilers, caches, histories and secrets of the other stage into this image,
    /// and overwrites what the base image brought.
    ///
    /// Counted are stages and images that are known to hold a whole system: distributions and what is built on them. A
    /// stage built on nothing, which only collects files, or an image of tools is made to be copied so; hadolint reports
    /// those, too, which is `docker/unnamed-files-copied`.
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
    if let Some(whole) = copy.whole_source().filter(|_| copy.source_account() == Account::Root) {
        context.hit(whole.place(), "Everything in the other stage is copied into this one.");
    }
}
