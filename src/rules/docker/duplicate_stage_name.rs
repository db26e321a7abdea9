//! Two stages with one name.

use std::collections::HashMap;

use crate::model::dockerfile::{Dockerfile, Word};
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
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let mut known: HashMap<String, Word> = HashMap::new();
    for stage in file.stages() {
        let Some(name) = stage.name() else { continue };
        let Some(first) = known.get(&name.text().to_ascii_lowercase()) else {
            known.insert(name.text().to_ascii_lowercase(), name);
            continue;
        };
        let message = format!("The name {} is taken by an earlier stage.", name.text());
        let hit = context.hit(name.place(), message).about(stage.describe());
        hit.related(first.place(), "the stage that has it already");
    }
}
