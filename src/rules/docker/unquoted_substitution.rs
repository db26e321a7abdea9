//! Output of a command without quotes.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{PartKind, Scope};
use crate::rule::{Body, Context, rule};

rule! {
    /// Output of a command without quotes
    ///
    /// What `$(…)` prints is cut at blanks and read as file patterns where no double quotes stand around it. With nothing
    /// printed, the argument is gone and the next one moves up.
    ///
    /// `seq` and `pgrep`, which print a list to be cut, are left out. hadolint shows one finding of ShellCheck for a RUN
    /// and drops the others; here each is shown.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_05>
    UNQUOTED_SUBSTITUTION = {
        id: "docker/unquoted-substitution",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2046"],
        profiles: [Hadolint],
        remedy: "Put it between double quotes.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.shell_script() else { return };
    for word in script.split_words() {
        for part in word.parts().iter().filter(|part| !part.quoted) {
            let PartKind::Substitution { scope, .. } = part.kind else { continue };
            if !prints_a_list(script.scope(scope)) {
                context.hit(run.place_of(word.part_span(part)), "What this prints falls apart at blanks.");
            }
        }
    }
}

fn prints_a_list(scope: Scope) -> bool {
    let mut commands = scope.commands();
    commands.next().is_none_or(|command| command.is("seq") || command.is("pgrep"))
}
