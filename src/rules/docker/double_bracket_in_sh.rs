//! [[ in sh.

use crate::document::Span;
use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::ConstructKind;
use crate::rule::{Body, Context, rule};

rule! {
    /// [[ in sh
    ///
    /// `[[ … ]]` is bash's. dash, which is `sh` on Debian and Ubuntu, looks for a program of that name, does not find it, and
    /// takes the test as failed: the branch behind it never runs, and the build is green.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_04>
    DOUBLE_BRACKET_IN_SH = {
        id: "docker/double-bracket-in-sh",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3010"],
        profiles: [Hadolint],
        remedy: "Write [ … ], or name bash with SHELL.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.sh_script() else { return };
    for construct in script.constructs().filter(|construct| construct.kind() == ConstructKind::Conditional) {
        let start = construct.own_span().start;
        let brackets = script.in_file(Span { start, end: start + 2 });
        context.hit(run.place_of(brackets), "POSIX's sh has no `[[`.");
    }
}
