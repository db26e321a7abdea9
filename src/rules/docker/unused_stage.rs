//! Left-over stages.

use crate::model::dockerfile::{Role, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// Stage that nothing uses
    ///
    /// The last stage needs nothing of this one. If it is a target of its own (`--target`), say so with an allow comment;
    /// otherwise it is a left-over, and the legacy builder builds it every time.
    ///
    /// References: <https://docs.docker.com/build/building/multi-stage/>
    UNUSED_STAGE = {
        id: "docker/unused-stage",
        severity: Info,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Remove it, or allow it with the reason.",
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    if stage.role() == Role::Aside && !stage.is_base() && !stage.is_source() {
        context.hit(stage.place(), "Nothing in this file uses this stage.");
    }
}
