//! CMD or ENTRYPOINT in shell form.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// CMD or ENTRYPOINT in shell form
    ///
    /// In shell form the container's first process is `/bin/sh -c`, which passes no signals on: `docker stop` waits
    /// ten seconds and kills, and Kubernetes does the same for the whole grace period. An ENTRYPOINT in shell form
    /// also ignores CMD and all arguments.
    ///
    /// A stage that sets SHELL has asked for a shell and passes, as in BuildKit; so does a command that begins with
    /// `exec`. hadolint reports both, and HEALTHCHECK too.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/json-args-recommended/>
    SHELL_FORM_COMMAND = {
        id: "docker/shell-form-command",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3025", "JSONArgsRecommended"],
        profiles: [Default, Hadolint],
        remedy: "Write a JSON array of strings: `[\"node\", \"server.js\"]`.",

        body: Body::Instructions(&[Keyword::Cmd, Keyword::Entrypoint], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    let Some(text) = instruction.shell_text().filter(|_| !instruction.is_trigger()) else { return };
    let first = text.raw().split_whitespace().next().unwrap_or_default();
    if !first.is_empty() && first != "exec" && instruction.shell().is_none() {
        let keyword = instruction.keyword_word().raw();
        context.hit(text.place(), format!("{keyword} runs in a shell, which does not pass signals on."));
    }
}
