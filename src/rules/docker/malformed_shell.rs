//! Shell that cannot be read.

use crate::document::Span;
use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, Script};
use crate::rule::{Body, Context, rule};

rule! {
    /// Shell that cannot be read
    ///
    /// The shell will stop at this with a syntax error, and the build with it: a quote or bracket is not closed, `then` or
    /// `done` is missing, or an operator has nothing behind it, which is often a backslash lost at the end of a line.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_10>
    MALFORMED_SHELL = {
        id: "docker/malformed-shell",
        severity: Medium,
        since: "2026.11",
        aliases: ["SC1072", "SC1073"],
        profiles: [Default, Hadolint],
        remedy: "Close what is open, or remove what is too much.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// The `[` of a test that no `]` ends: the shell reads it, the command refuses it.
fn open_test(script: &Script) -> Option<Span> {
    let open = |test: &Command| test.is("[") && test.words().next_back().is_none_or(|last| last.raw() != "]");
    script.own_commands().find(open)?.name().map(|name| name.span())
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.shell_script() else { return };
    if let Some(fault) = script.faults().first().filter(|fault| !script.is_stray_end(fault)) {
        context.hit(run.place_of(script.place_of_fault(fault)), "The shell cannot read on from here.");
    }
    if let Some(bracket) = open_test(script) {
        context.hit(run.place_of(bracket), "No `]` ends this test.");
    }
}
