//! Packages that gem installs in whatever version is newest.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package from gem without a version
    ///
    /// A build of next month takes another release. `-v`, `--version` and `gem:version` pass.
    ///
    /// References: <https://guides.rubygems.org/command-reference/#gem-install>
    UNPINNED_GEM = {
        id: "docker/unpinned-gem",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3028"],
        profiles: [Hadolint],
        remedy: "Write gem:version.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if !matches!(call.manager, Manager::Gem) {
            continue;
        }
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
