//! Shells that stand between signals and the program.

use crate::model::dockerfile::Stage;
use crate::rule::{Body, Context, rule};

rule! {
    /// ENTRYPOINT that swallows signals
    ///
    /// In shell form the container's first process is `/bin/sh -c`, which does not pass SIGTERM on: the program is killed
    /// after the grace period instead of shutting down. `exec` in front of the program, or the exec form, cures it.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example>
    ENTRYPOINT_WITHOUT_SIGNALS = {
        id: "docker/entrypoint-without-signals",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Write ENTRYPOINT as a JSON array, or begin it with exec.",
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    if !stage.is_target() {
        return;
    }
    let Some(entrypoint) = stage.entrypoint().filter(|it| it.is_shell_form()) else { return };
    let execs = entrypoint.commands().last().is_some_and(|command| command.is("exec"));
    if !execs && entrypoint.script().is_some() {
        context.hit(entrypoint.place(), "The shell does not pass SIGTERM on to the program.");
    }
}
