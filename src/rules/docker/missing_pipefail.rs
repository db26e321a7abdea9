//! Pipes that hide a failure.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, Script};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pipe whose failure nobody sees
    ///
    /// A pipe fails only if its last command does: `curl https://… | tar x` succeeds when curl does not, and an empty
    /// image is shipped. `set -o pipefail` in the RUN, in the heredoc or in SHELL makes the whole pipe fail, and so does
    /// a shell whose heredoc or `bash -o pipefail -c` says so.
    ///
    /// hadolint only accepts SHELL, does not inherit it along FROM, and does not look into ONBUILD.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#using-pipes>
    MISSING_PIPEFAIL = {
        id: "docker/missing-pipefail",
        severity: Low,
        since: "2026.11",
        aliases: ["DL4006"],
        profiles: [Default, Hadolint],
        remedy: "Set SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"], or begin the RUN with set -o pipefail.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.script().filter(|_| !run.is_trigger()) else { return };
    let by_shell = run.shell().is_some_and(|shell| {
        // dash has no pipefail, whatever its options say.
        let knows = shell
            .words()
            .first()
            .is_some_and(|program| !matches!(program.text().rsplit('/').next(), Some("sh" | "dash")));
        knows && sets_pipefail(shell.words().into_iter().map(|word| word.text().into_owned()))
    });
    for script in script.scripts().into_iter().filter(|script| script.dialect().is_some()) {
        let by_command = |command: Command| {
            command.is("set") && sets_pipefail(command.arguments().map(|word| word.text().into_owned()))
        };
        let by_caller =
            script.text().is_empty() || callers(*run, script).into_iter().any(|it| sets_pipefail(words(it)));
        if by_shell || by_caller || script.own_commands().any(by_command) {
            continue;
        }
        let pipe = script.pipelines().find_map(|pipeline| pipeline.first_operator());
        if let Some(pipe) = pipe {
            context.hit(run.place_of(pipe), "If a command in front of the last one fails, the build goes on.");
            return;
        }
    }
}

fn words(command: Command) -> impl Iterator<Item = String> {
    command.words().map(|word| word.text().into_owned())
}

/// The commands that run `script`: `bash -o pipefail -c '…'`, and what stands before it in its own script.
fn callers<'d>(run: Instruction<'d>, script: &'d Script) -> Vec<Command<'d>> {
    let holds = |command: &Command| command.nested().any(|nested| std::ptr::eq(nested, script));
    run.commands().into_iter().filter(holds).collect()
}

fn sets_pipefail(words: impl Iterator<Item = String>) -> bool {
    let words: Vec<String> = words.collect();
    let option = |pair: &[String]| pair[0].starts_with('-') && pair[0].ends_with('o') && pair[1] == "pipefail";
    words.windows(2).any(option) || words.iter().any(|word| word.starts_with("-o") && word.ends_with("pipefail"))
}
