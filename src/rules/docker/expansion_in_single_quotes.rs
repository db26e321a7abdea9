//! Variable between single quotes.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, PartKind, ShellWord};
use crate::rule::{Body, Context, rule};

rule! {
    /// Variable between single quotes
    ///
    /// Nothing is replaced between single quotes: `echo 'home is $HOME'` prints the name of the variable.
    ///
    /// Often that is what is wanted, as in a line for a profile that is read later. Commands that take a program or a
    /// template of their own (`awk`, `sh -c`, `jq`, `envsubst` …) are left out.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02>
    EXPANSION_IN_SINGLE_QUOTES = {
        id: "docker/expansion-in-single-quotes",
        severity: Info,
        since: "2026.11",
        aliases: ["SC2016"],
        profiles: [Hadolint],
        remedy: "Use double quotes if the value is meant.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// What reads `$` by itself.
const READERS: [&str; 36] = [
    "alias",
    "ash",
    "awk",
    "bash",
    "busybox",
    "dash",
    "doas",
    "docker",
    "dpkg-query",
    "envsubst",
    "eval",
    "fish",
    "gawk",
    "jq",
    "kubectl",
    "ksh",
    "mawk",
    "mksh",
    "nawk",
    "node",
    "perl",
    "php",
    "podman",
    "pwsh",
    "python",
    "python3",
    "rename",
    "rg",
    "rpm",
    "run0",
    "sh",
    "ssh",
    "sudo",
    "trap",
    "unset",
    "zsh",
];

/// Variables whose values a shell reads again.
const PROMPTS: [&str; 5] = ["PS1", "PS2", "PS3", "PS4", "PROMPT_COMMAND"];

fn check(run: &Instruction, context: &mut Context) {
    for command in run.shell_script().into_iter().flat_map(|script| script.own_commands()) {
        let values = command.assignments().chain(command.declared()).filter(|it| !PROMPTS.contains(&it.name()));
        let values = values.filter_map(|assignment| assignment.value());
        let is_read = command.declared().next().is_some() || reads_dollars(command);
        let arguments = command.arguments().filter(|_| !is_read);
        for word in values.chain(arguments) {
            report(word, command, run, context);
        }
    }
}

fn report(word: ShellWord, command: Command, run: &Instruction, context: &mut Context) {
    let edits = command.name().is_some_and(|name| name.text().ends_with("sed"));
    for part in word.parts().iter().filter(|part| part.kind == PartKind::SingleQuoted) {
        let text = command.script().text().get(part.span.range()).unwrap_or("");
        if names_value(text) && !(edits && only_addresses(text)) {
            context.hit(run.place_of(word.part_span(part)), "Nothing is replaced between single quotes.");
        }
    }
}

fn reads_dollars(command: Command) -> bool {
    let runs_inner = command.is("find") && command.words().any(|word| READERS.contains(&&*word.text()));
    let named = |name: ShellWord| READERS.contains(&name.text().rsplit('/').next().unwrap_or(""));
    let program = command.invocation().map(|invocation| invocation.name());
    runs_inner || command.name().into_iter().chain(program).any(named)
}

/// Whether a text has `$name`, `${…}`, `$(…)`, `$1` or backticks.
fn names_value(text: &str) -> bool {
    text.matches('`').count() > 1 || behind_dollars(text).any(|rest| rest.starts_with(begins_name))
}

fn begins_name(c: char) -> bool {
    matches!(c, '{' | '(' | '_') || c.is_ascii_alphanumeric()
}

fn behind_dollars(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('$').map(|(at, _)| &text[at + 1..])
}

/// Whether each `$` stands for the last line in front of a command of sed: `$d`, `$!N`.
fn only_addresses(text: &str) -> bool {
    let is_address = |rest: &str| {
        let mut characters = rest.chars();
        match characters.next().filter(|&c| begins_name(c)) {
            Some(c) => "{dpsaic".contains(c) && characters.next().is_none_or(|c| !c.is_ascii_alphabetic()),
            None => true,
        }
    };
    behind_dollars(text).all(is_address)
}
