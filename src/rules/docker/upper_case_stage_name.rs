//! Stage name that is not in lower case.

use crate::model::dockerfile::Stage;
use crate::rule::{Body, Context, rule};

rule! {
    /// Stage name that is not in lower case
    ///
    /// Docker folds stage names to lower case, people and scripts do not: `--target Build` and `COPY --from=build`
    /// are one stage and look like two.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/stage-name-casing/>
    UPPER_CASE_STAGE_NAME = {
        id: "docker/upper-case-stage-name",
        severity: Low,
        since: "2026.11",
        aliases: ["StageNameCasing"],
        profiles: [Strict],
        remedy: "Write the name in lower case.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let Some(name) = stage.name() else { return };
    if name.text().chars().any(char::is_uppercase) {
        context.hit(name.place(), format!("The stage name {} is not in lower case.", name.text()));
    }
}
