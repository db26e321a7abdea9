//! ENTRYPOINT that a later one replaces.

use crate::model::dockerfile::{Keyword, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// ENTRYPOINT that a later one replaces
    ///
    /// Only the last ENTRYPOINT of a stage counts; the earlier one is dead text, and whoever edits it changes
    /// nothing.
    ///
    /// The finding stands at the one that is ignored, as in BuildKit; hadolint marks the later one.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/>
    MULTIPLE_ENTRYPOINT = {
        id: "docker/multiple-entrypoint",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL4004", "DS-0007", "MultipleInstructionsDisallowed"],
        profiles: [Default, Hadolint],
        remedy: "Keep one ENTRYPOINT a stage.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    for (ignored, last) in stage.replaced(Keyword::Entrypoint) {
        context
            .hit(ignored.place(), "A later ENTRYPOINT of this stage replaces this one.")
            .related(last.place(), "this one counts");
    }
}
