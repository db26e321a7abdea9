//! Shell form where somebody seems to want it.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Shell form where somebody seems to want it
    ///
    /// A stage that sets SHELL, a command that begins with `exec`, and a health check are usually in shell form on
    /// purpose. hadolint reports them all the same. What hurts is `docker/shell-form-command`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#shell-and-exec-form>
    DELIBERATE_SHELL_FORM = {
        id: "docker/deliberate-shell-form",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3025"],
        profiles: [Hadolint],
        remedy: "Write a JSON array of strings if no shell is needed.",

        body: Body::Instructions(&[Keyword::Cmd, Keyword::Entrypoint, Keyword::Healthcheck], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    let Some(text) = instruction.shell_text().filter(|_| !instruction.is_trigger()) else { return };
    let first = text.raw().split_whitespace().next().unwrap_or_default();
    let deliberate = first == "exec" || instruction.shell().is_some() || instruction.is(Keyword::Healthcheck);
    if !first.is_empty() && deliberate {
        context.hit(text.place(), format!("{} runs in a shell.", instruction.keyword_word().raw()));
    }
}
