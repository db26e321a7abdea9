//! Two stages with one name.

use crate::model::dockerfile::Stage;
use crate::rule::{Body, Context, rule};

rule! {
    /// Two stages with one name
    ///
    /// `COPY --from` and `--target` reach the last stage of a name only; the earlier one is built for nothing, or
    /// somebody copies from the wrong one.
    ///
    /// Docker compares stage names without regard to case, and so does this rule; hadolint and Checkov compare them
    /// as written.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/duplicate-stage-name/>
    DUPLICATE_STAGE_NAME = {
        id: "docker/duplicate-stage-name",
        severity: High,
        since: "2026.11",
        aliases: ["DL3024", "DS-0012", "CKV_DOCKER_11", "DuplicateStageName"],
        profiles: [Default, Hadolint],
        remedy: "Give each stage a name of its own.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let Some(name) = stage.name() else { return };
    let same = |other: &Stage| other.name().is_some_and(|known| known.text().eq_ignore_ascii_case(&name.text()));
    if let Some(first) = stage.file().stages().take(stage.index()).find(same) {
        let first = first.name().expect("compared by its name").place();
        context
            .hit(name.place(), format!("The name {} is taken by an earlier stage.", name.text()))
            .related(first, "the stage that has it already");
    }
}
