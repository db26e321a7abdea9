//! All files of a stage that may hold few.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::known_images::Account;
use crate::rule::{Body, Context, rule};

rule! {
    /// Files copied without naming them
    ///
    /// `COPY --from=tools / /` does not say what arrives. That is usual where the other stage is built on nothing and
    /// only collects files, or where the image is made for it, such as `tonistiigi/xx`; whoever adds a file there adds
    /// it here, too.
    ///
    /// hadolint reports every copy of `/` to `/`. Where the other stage is known to hold a whole system it is
    /// `docker/whole-filesystem-copied`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy---from>
    UNNAMED_FILES_COPIED = {
        id: "docker/unnamed-files-copied",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3067"],
        profiles: [Hadolint],
        remedy: "Name the files that are needed.",

        body: Body::Instructions(&[Keyword::Copy], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    if let Some(whole) = copy.whole_source().filter(|_| copy.source_account() != Account::Root) {
        context.hit(whole.place(), "Nothing here says which files arrive.");
    }
}
