//! Stage named with a reserved word.

use crate::model::dockerfile::Stage;
use crate::rule::{Body, Context, rule};

rule! {
    /// Stage named with a reserved word
    ///
    /// `scratch` and `context` mean something to the builder. A stage of that name hides it: `FROM scratch` below no
    /// longer starts from nothing.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/reserved-stage-name/>
    RESERVED_STAGE_NAME = {
        id: "docker/reserved-stage-name",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3063", "ReservedStageName"],
        profiles: [Default, Hadolint],
        remedy: "Choose another name for the stage.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let Some(name) = stage.name() else { return };
    if ["scratch", "context"].iter().any(|reserved| name.text().eq_ignore_ascii_case(reserved)) {
        context.hit(name.place(), format!("The stage name {} is reserved by the builder.", name.text()));
    }
}
