//! cd that may fail unnoticed.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, ScopeKind, Script};
use crate::rule::{Body, Context, rule};

rule! {
    /// cd that may fail unnoticed
    ///
    /// Where `cd` fails and nothing asks for it, the commands behind it run in the folder before: `cd /tmp/build; rm -rf *`.
    ///
    /// Silent with `set -e`, in front of `&&` and `||`, as a condition, and for `.`, `..` and `/`.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/cd.html>
    UNCHECKED_CD = {
        id: "docker/unchecked-cd",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2164"],
        profiles: [Hadolint],
        remedy: "Use WORKDIR, or put && behind it.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// `pushd` and `popd` fail as `cd` does.
const MOVES: [&str; 3] = ["cd", "pushd", "popd"];

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.shell_script().filter(|script| !ends_on_failure(script)) else { return };
    for command in script
        .own_commands()
        .filter(|command| MOVES.contains(&&*command.name().map(|name| name.text()).unwrap_or_default()))
    {
        let asked = command.segment() + 1 == command.pipeline().segments().len() && is_asked(command);
        if let Some(name) = command.name().filter(|_| !asked && may_fail(command)) {
            context.hit(run.place_of(name.span()), "What follows runs in the wrong folder if this fails.");
        }
    }
}

/// Whether the script says `set -e`.
fn ends_on_failure(script: &Script) -> bool {
    script.own_commands().filter(|command| command.is("set")).any(|set| {
        let short = |text: &str| text.starts_with('-') && !text.starts_with("--") && text.contains('e');
        set.arguments().any(|word| short(&word.text()) || word.raw() == "errexit")
    })
}

fn may_fail(cd: Command) -> bool {
    let target = cd.arguments().find(|word| !word.is_option());
    target.is_none_or(|word| !matches!(word.text().trim_end_matches('/'), "" | "." | ".." | "../.." | "../../.."))
}

/// Whether `&&`, `||`, `if` or `while` asks how it ended.
fn is_asked(cd: Command) -> bool {
    let ends = cd.pipeline().is_last_of_list();
    !ends || *cd.scope().kind() == ScopeKind::Condition
}
