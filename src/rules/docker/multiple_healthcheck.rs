//! HEALTHCHECK that a later one replaces.

use crate::model::dockerfile::{Keyword, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// HEALTHCHECK that a later one replaces
    ///
    /// Only the last HEALTHCHECK of a stage counts; the earlier probe never runs.
    ///
    /// The finding stands at the one that is ignored, as in BuildKit; hadolint marks the later one.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/>
    MULTIPLE_HEALTHCHECK = {
        id: "docker/multiple-healthcheck",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3012", "DS-0023", "MultipleInstructionsDisallowed"],
        profiles: [Default, Hadolint],
        remedy: "Keep one HEALTHCHECK a stage.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    for (ignored, last) in stage.replaced(Keyword::Healthcheck) {
        context
            .hit(ignored.place(), "A later HEALTHCHECK of this stage replaces this one.")
            .related(last.place(), "this one counts");
    }
}
