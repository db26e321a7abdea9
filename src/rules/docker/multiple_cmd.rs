//! CMD that a later one replaces.

use crate::model::dockerfile::{Keyword, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// CMD that a later one replaces
    ///
    /// Only the last CMD of a stage counts; the earlier one is dead text, and whoever edits it changes nothing.
    ///
    /// The finding stands at the one that is ignored, as in BuildKit; hadolint marks the later one.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/>
    MULTIPLE_CMD = {
        id: "docker/multiple-cmd",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL4003", "DS-0016", "MultipleInstructionsDisallowed"],
        profiles: [Default, Hadolint],
        remedy: "Keep one CMD a stage.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    for (ignored, last) in stage.replaced(Keyword::Cmd) {
        context
            .hit(ignored.place(), "A later CMD of this stage replaces this one.")
            .related(last.place(), "this one counts");
    }
}
