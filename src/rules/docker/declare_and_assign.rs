//! Failure lost in a declaration.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Assignment, PartKind, ShellWord};
use crate::rule::{Body, Context, rule};

rule! {
    /// Failure lost in a declaration
    ///
    /// `export NAME="$(command)"` ends with the exit code of `export`, which is always good: `&&` and `set -e` do not see that
    /// the command failed.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#export>
    DECLARE_AND_ASSIGN = {
        id: "docker/declare-and-assign",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2155"],
        profiles: [Hadolint],
        remedy: "Assign first, then export the name.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for command in run.shell_script().into_iter().flat_map(|script| script.own_commands()) {
        for assignment in command.declared().filter(|assignment| runs_command(*assignment)) {
            let message = format!("Whether the command for {} failed is lost.", assignment.name());
            context.hit(run.place_of(assignment.name_span()), message);
        }
    }
}

fn runs_command(assignment: Assignment) -> bool {
    let substitutes =
        |value: ShellWord| value.parts().iter().any(|part| matches!(part.kind, PartKind::Substitution { .. }));
    assignment.value().is_some_and(substitutes)
}
