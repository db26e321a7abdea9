//! COPY --from names its own stage.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// COPY --from names its own stage
    ///
    /// A stage cannot copy from itself: there is nothing finished to copy from yet. Docker refuses it as a circular
    /// dependency.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy---from>
    STAGE_COPIES_FROM_ITSELF = {
        id: "docker/stage-copies-from-itself",
        severity: High,
        since: "2026.11",
        aliases: ["DL3023", "DS-0006"],
        profiles: [Default, Hadolint],
        remedy: "Copy from the stage that has the file, or use RUN with `cp` inside one stage.",

        body: Body::Instructions(&[Keyword::Copy], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(from) = copy.flag("from").and_then(|flag| flag.value()) else { return };
    let Some(stage) = copy.stage() else { return };
    let own = stage.name().is_some_and(|own| own.text().eq_ignore_ascii_case(&from.text()));
    if own || from.text() == stage.index().to_string() {
        context.hit(from.place(), format!("{} is the stage that this COPY stands in.", from.text()));
    }
}
