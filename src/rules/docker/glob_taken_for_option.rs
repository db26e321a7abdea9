//! Pattern that may become an option.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, PartKind, ShellWord};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pattern that may become an option
    ///
    /// `*` and `*.txt` also match files whose names begin with a dash, and the command takes such a name for an option.
    ///
    /// `echo` and `printf` only print what they get; behind `--` everything is a name.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap12.html#tag_12_02>
    GLOB_TAKEN_FOR_OPTION = {
        id: "docker/glob-taken-for-option",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2035"],
        profiles: [Hadolint],
        remedy: "Write ./ in front of the pattern, or -- in front of the names.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

const HARMLESS: [&str; 4] = ["echo", "printf", "[", "set"];

fn check(run: &Instruction, context: &mut Context) {
    for command in run.shell_script().into_iter().flat_map(|script| script.own_commands()) {
        for word in names(command).filter(|word| begins_with_pattern(*word)) {
            let message = format!("A file whose name begins with a dash is an option to {}.", program(command));
            context.hit(run.place_of(word.span()), message);
        }
    }
}

/// The arguments in front of `--`, if what runs takes options.
fn names(command: Command<'_>) -> impl Iterator<Item = ShellWord<'_>> {
    let harmless = command.name().is_none_or(|name| HARMLESS.contains(&&*name.text()));
    command.arguments().filter(move |_| !harmless).take_while(|word| word.raw() != "--")
}

fn program(command: Command) -> String {
    command.name().map(|name| name.raw().to_owned()).unwrap_or_default()
}

fn begins_with_pattern(word: ShellWord) -> bool {
    let literal = word.parts().first().is_some_and(|part| part.kind == PartKind::Literal);
    literal && word.raw().starts_with(['*', '?'])
}
