//! What yarn leaves behind.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache left by yarn
    ///
    /// `yarn install` keeps every package archive in its cache; in an image nobody uses it again. `yarn cache clean` in
    /// the same RUN removes it, a cache mount keeps it out. Only stages whose layers are kept are looked at.
    ///
    /// References: <https://classic.yarnpkg.com/en/docs/cli/cache>
    KEPT_YARN_CACHE = {
        id: "docker/kept-yarn-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3060"],
        profiles: [Hadolint],
        remedy: "End the RUN with yarn cache clean, or mount a cache.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    if !packages::leaves_files(*run) || packages::has_cache_mount(*run, Manager::Yarn) {
        return;
    }
    let calls: Vec<_> = packages::calls(*run).into_iter().filter(|call| call.manager == Manager::Yarn).collect();
    let cleans =
        |call: &packages::Call| call.does(&["cache"]) && call.operands.first().is_some_and(|it| *it == "clean");
    let Some(install) = calls.iter().rposition(packages::Call::installs) else { return };
    if !calls[install..].iter().any(cleans) {
        let place = run.place_of(calls[install].verb_or_program().span());
        context.hit(place, "yarn leaves its cache in this layer.");
    }
}
