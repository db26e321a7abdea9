//! CMD that nobody reads.

use crate::model::dockerfile::Stage;
use crate::rule::{Body, Context, rule};

rule! {
    /// CMD that ENTRYPOINT ignores
    ///
    /// A shell-form ENTRYPOINT takes no arguments: CMD, and what is written behind the image's name in `docker run`,
    /// never reach the program.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact>
    IGNORED_CMD = {
        id: "docker/ignored-cmd",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Write ENTRYPOINT as a JSON array.",
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let (Some(entrypoint), Some(cmd)) = (stage.entrypoint(), stage.cmd()) else { return };
    let own = cmd.stage() == Some(*stage) || entrypoint.stage() == Some(*stage);
    if stage.is_target() && own && entrypoint.is_shell_form() {
        context.hit(cmd.place(), "The ENTRYPOINT in shell form never sees this.").related(entrypoint, "the ENTRYPOINT");
    }
}
