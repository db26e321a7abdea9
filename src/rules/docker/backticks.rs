//! Command between backticks.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::PartKind;
use crate::rule::{Body, Context, rule};

rule! {
    /// Command between backticks
    ///
    /// Backticks cannot be nested without escapes and treat backslashes in a way that nobody remembers; `$(…)` does neither.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_03>
    BACKTICKS = {
        id: "docker/backticks",
        severity: Info,
        since: "2026.11",
        aliases: ["SC2006"],
        profiles: [Hadolint],
        remedy: "Write $(…).",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for word in run.shell_script().into_iter().flat_map(|script| script.words()) {
        for part in word.parts() {
            let PartKind::Substitution { scope, backticks: true } = part.kind else { continue };
            let runs = run.shell_script().is_some_and(|script| script.scope(scope).commands().next().is_some());
            if runs {
                context.hit(run.place_of(word.part_span(part)), "Backticks are hard to nest and to escape in.");
            }
        }
    }
}
