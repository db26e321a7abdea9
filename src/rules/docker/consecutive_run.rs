//! RUN directly behind RUN.

use crate::model::dockerfile::{Instruction, Keyword, Stage};
use crate::model::shell::Command;
use crate::rule::{Body, Context, rule};

rule! {
    /// RUN directly behind RUN
    ///
    /// Two neighbouring RUNs of one command each could be one layer. Layers cost little and caching profits from
    /// them, which is why the rule is in no profile but `hadolint`.
    CONSECUTIVE_RUN = {
        id: "docker/consecutive-run",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3059"],
        profiles: [Hadolint],
        remedy: "Join them with `&&` or a heredoc, if the layers matter.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let own: Vec<_> = stage.instructions().filter(|instruction| !instruction.is_trigger()).collect();
    for pair in own.windows(2) {
        let (before, run) = (pair[0], pair[1]);
        if before.is(Keyword::Run)
            && run.is(Keyword::Run)
            && flags(before) == flags(run)
            && is_single(before)
            && is_single(run)
        {
            context.hit(run.place(), "The RUN before could do this as well.");
        }
    }
}

fn flags<'d>(run: Instruction<'d>) -> Vec<&'d str> {
    run.flags().map(|flag| flag.word().raw()).collect()
}

/// Whether it runs one command only; a test in brackets is none, nor is a name that only a variable tells.
fn is_single(run: Instruction) -> bool {
    let commands = run.script().into_iter().flat_map(|script| script.own_commands());
    let named = |command: &Command| command.name().is_some_and(|name| name.is_static()) && !command.is("[");
    commands.filter(named).count() < 2
}
