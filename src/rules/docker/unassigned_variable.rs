//! Variable that nothing sets.

use std::collections::HashSet;

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, PartKind, Script, ShellWord, VariableForm};
use crate::rule::{Body, Context, rule};

rule! {
    /// Variable that nothing sets
    ///
    /// A name in small letters is by custom a variable of the script; this one is set neither there nor by ARG or ENV, which is
    /// usually a spelling mistake.
    ///
    /// Silent where the script provides for a missing value (`${name:-…}`, `[ -n "$name" ]`) or reads another script before,
    /// which may set it.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html>
    UNASSIGNED_VARIABLE = {
        id: "docker/unassigned-variable",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2154"],
        profiles: [Hadolint],
        remedy: "Set it, or correct its name.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.shell_script().filter(|script| !reads_scripts(script)) else { return };
    let settings = script.settings(&|_| false);
    let mut said = guarded(script);
    let unset = |name: &str| !settings.has(name) && run.binding(name).is_none() && is_of_script(name);
    for word in script.words() {
        let parts = word.parts().iter().filter_map(|part| match &part.kind {
            PartKind::Variable { name, form } if needs_value(*form) => Some((&**name, word.part_span(part))),
            _ => None,
        });
        let numbers = word.names_in_arithmetic().into_iter().map(|number| (number.name, number.span));
        for (name, span) in parts.chain(numbers) {
            if unset(name) && said.insert(name) {
                context.hit(run.place_of(span), format!("Nothing sets {name} before."));
            }
        }
    }
}

fn reads_scripts(script: &Script) -> bool {
    script.own_commands().any(|command| command.is(".") || command.is("source") || command.is("eval"))
}

fn is_of_script(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_lowercase())
}

fn needs_value(form: VariableForm) -> bool {
    use VariableForm as V;
    matches!(form, V::Plain | V::Length | V::Trim | V::Replace | V::Case | V::Slice)
}

/// Names whose missing value the script provides for: it tests, exports, defaults or counts them.
fn guarded(script: &Script) -> HashSet<&str> {
    let mut names = HashSet::new();
    for word in script.words() {
        names.extend(word.names_in_arithmetic().iter().filter(|number| number.is_set).map(|number| number.name));
        let defaults = |form: &VariableForm| !needs_value(*form);
        names.extend(word.parts().iter().filter_map(|part| match &part.kind {
            PartKind::Variable { name, form } if defaults(form) => Some(&**name),
            _ => None,
        }));
    }
    for command in script.own_commands() {
        names.extend(tested(command).flat_map(|word| word.variables().map(|(name, _)| name)));
        if command.is("export") || command.is("readonly") {
            let span = |word: ShellWord| word.own_span();
            names.extend(command.arguments().filter_map(|word| script.text().get(span(word).range())));
        }
    }
    names
}

/// What `[ -n … ]` and `[ -z … ]` look at.
fn tested(command: Command<'_>) -> impl Iterator<Item = ShellWord<'_>> {
    let tests = command.is("[") || command.is("test");
    let pairs = command.arguments().zip(command.arguments().skip(1));
    pairs.filter(move |(operator, _)| tests && matches!(operator.raw(), "-n" | "-z")).map(|(_, operand)| operand)
}
