//! Packages that yum installs in whatever version is newest.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package from yum without a version
    ///
    /// The same Dockerfile gives another image every week. A version counts as named where a part behind `-` begins with
    /// a digit or a variable, with an epoch or module stream behind `:`, or where a file is named.
    ///
    /// References: <https://man7.org/linux/man-pages/man8/yum.8.html>
    UNPINNED_YUM_PACKAGE = {
        id: "docker/unpinned-yum-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3033"],
        profiles: [Hadolint],
        remedy: "Write package-version.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if !matches!(call.manager, Manager::Yum) {
            continue;
        }
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
