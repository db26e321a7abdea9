//! Blank line inside a continued instruction.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Blank line inside a continued instruction
    ///
    /// A blank line after a `\\` belongs to the instruction today; BuildKit has announced that it will end there,
    /// which turns the rest into garbage.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/no-empty-continuation/>
    BLANK_LINE_IN_CONTINUATION = {
        id: "docker/blank-line-in-continuation",
        severity: Medium,
        since: "2026.11",
        aliases: ["NoEmptyContinuation"],
        profiles: [Default],
        remedy: "Remove the blank line, or put a comment there.",

        body: Body::Instructions(&Keyword::ALL, check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    if instruction.is_trigger() || instruction.blank_continuations().is_empty() {
        return;
    }
    context.hit(instruction.place(), format!("{} goes on across a blank line.", instruction.keyword_word().raw()));
}
