//! == in a test of sh.

use crate::document::Span;
use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, ConstructKind, Script};
use crate::rule::{Body, Context, rule};

rule! {
    /// == in a test of sh
    ///
    /// POSIX has `=` for comparing texts. dash, which is `sh` on Debian and Ubuntu, ends `[ a == b ]` with an error, and the
    /// branch behind it never runs.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/test.html>
    DOUBLE_EQUALS_IN_TEST = {
        id: "docker/double-equals-in-test",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3014"],
        profiles: [Hadolint],
        remedy: "Write =, or name bash with SHELL.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.sh_script() else { return };
    let in_tests = script.own_commands().filter_map(operator);
    for span in in_tests.chain(between_brackets(script)) {
        context.hit(run.place_of(span), "POSIX's sh does not know `==` in a test.");
    }
}

fn operator(command: Command) -> Option<Span> {
    let tests = command.is("[") || command.is("test");
    command.arguments().filter(|_| tests).find(|word| word.raw() == "==").map(|word| word.span())
}

/// The `==` of each `[[ … ]]`: it is no word, so it is looked for between words.
fn between_brackets(script: &Script) -> impl Iterator<Item = Span> {
    let conditionals = script.constructs().filter(|construct| construct.kind() == ConstructKind::Conditional);
    conditionals.filter_map(|construct| {
        let whole = construct.own_span();
        let text = script.text().get(whole.range())?;
        let at = whole.start as usize + text.find(" == ")? + 1;
        Some(script.in_file(Span::new(at, at + 2)))
    })
}
