//! Packages that npm installs in whatever version is newest.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package from npm without a version
    ///
    /// A global install of whatever is newest changes under you. Files, folders, tags and versions behind `@` (the one of
    /// a scope does not count) and git references behind `#` pass. `@latest` passes because it is said on purpose;
    /// hadolint has it so too.
    ///
    /// References: <https://docs.npmjs.com/cli/commands/npm-install>
    UNPINNED_NPM_PACKAGE = {
        id: "docker/unpinned-npm-package",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3016"],
        profiles: [Hadolint],
        remedy: "Write package@version.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if !matches!(call.manager, Manager::Npm) {
            continue;
        }
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
