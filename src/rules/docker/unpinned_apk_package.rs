//! Packages that apk installs in whatever version is newest.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package from apk without a version
    ///
    /// Alpine keeps only the newest version of a package in a branch, so that a pinned one disappears some day and the
    /// build breaks: it is a choice between repeatable and buildable. The rule is not in the default profile.
    ///
    /// `=`, `~`, `<`, `>` and a local `.apk` pass; a repository tag (`package@edge`) is no version.
    ///
    /// References: <https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper>
    UNPINNED_APK_PACKAGE = {
        id: "docker/unpinned-apk-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3018"],
        profiles: [Hadolint],
        remedy: "Write package=version or package~version.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if !matches!(call.manager, Manager::Apk) {
            continue;
        }
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
