//! Pipe into a command that does not read.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, PartKind, RedirectKind};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pipe into a command that does not read
    ///
    /// `ls`, `rm`, `cp`, `echo` and their like never look at what is piped into them: `find … | rm` removes nothing.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_02>
    PIPE_INTO_NON_READER = {
        id: "docker/pipe-into-non-reader",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2216"],
        profiles: [Hadolint],
        remedy: "Use xargs, or a substitution.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// Programs that take everything from their arguments.
const NOT_READING: [&str; 31] = [
    "basename", "bg", "cd", "chgrp", "chmod", "chown", "cp", "du", "echo", "export", "fg", "getconf", "getopt",
    "getopts", "jobs", "kill", "ln", "locale", "ls", "mv", "printf", "ps", "pwd", "renice", "rm", "rmdir", "set",
    "sleep", "touch", "unalias", "uname",
];

fn check(run: &Instruction, context: &mut Context) {
    for pipeline in run.shell_script().into_iter().flat_map(|script| script.pipelines()) {
        let readers = (1..pipeline.segments().len()).filter_map(|number| pipeline.simple(number));
        for command in readers.filter(|command| !may_read(*command)) {
            if let Some(name) = command.name() {
                context.hit(run.place_of(name.span()), format!("{} does not read what is piped into it.", name.text()));
            }
        }
    }
}

fn may_read(command: Command) -> bool {
    let named = command.name().is_some_and(|name| NOT_READING.contains(&&*name.text()));
    let asks = command.arguments().any(|word| {
        let raw = word.raw();
        raw == "--interactive" || (raw.starts_with('-') && !raw.starts_with("--") && raw.contains('i'))
    });
    let inner = |kind: &PartKind| matches!(kind, PartKind::Substitution { .. } | PartKind::ProcessSubstitution { .. });
    let substitutes = command.words().any(|word| word.parts().iter().any(|part| inner(&part.kind)));
    let fed = command.redirects().any(|it| matches!(it.kind(), RedirectKind::Input | RedirectKind::Heredoc));
    !named || asks || substitutes || fed
}
