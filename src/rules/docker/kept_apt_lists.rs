//! Package lists that apt-get update leaves behind.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package lists left by apt-get update
    ///
    /// The lists that `apt-get update` fetches are 20 MB or more, and stale tomorrow. Only removing them in the same RUN
    /// keeps them out of the layer; a later RUN hides them but does not make the image smaller. Cache mounts on
    /// /var/lib/apt do the same.
    ///
    /// Only stages whose layers are kept are looked at: the last one and those that others are built on. hadolint takes
    /// any `rm -rf` for the cleanup.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#apt-get>
    KEPT_APT_LISTS = {
        id: "docker/kept-apt-lists",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3009"],
        profiles: [Default, Hadolint],
        remedy: "End the RUN with rm -rf /var/lib/apt/lists/*.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    if packages::has_cache_mount(*run, Manager::AptGet) {
        return;
    }
    if let Some(update) = packages::kept_apt_lists(*run) {
        context.hit(run.place_of(update.verb_or_program().span()), "The package lists stay in this layer.");
    }
}
