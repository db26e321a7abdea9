//! Variable without quotes.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{PartKind, Settings, VariableForm};
use crate::rule::{Body, Context, rule};

rule! {
    /// Variable without quotes
    ///
    /// Where `$name` stands without double quotes, its value is cut at blanks and read as a file pattern: a path with a blank
    /// becomes two arguments, an empty value none.
    ///
    /// Silent where that cannot happen: in assignments, `case`, `for … in`, `[[ … ]]` and arithmetic, for values that the
    /// script itself sets to one plain word, and for ARG and ENV, where a list of packages is usual. hadolint takes those for
    /// numbers, too.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_05>
    UNQUOTED_VARIABLE = {
        id: "docker/unquoted-variable",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2086"],
        profiles: [Hadolint],
        remedy: "Put it between double quotes.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.shell_script() else { return };
    let is_declared = |name: &str| run.binding(name).is_some();
    let settings = script.settings(&is_declared);
    for word in script.split_words() {
        for part in word.parts().iter().filter(|part| !part.quoted) {
            let PartKind::Variable { name, form } = &part.kind else { continue };
            if !is_whole(name, *form, part.span.start, &settings, &is_declared) {
                context.hit(run.place_of(word.part_span(part)), format!("The value of {name} falls apart at blanks."));
            }
        }
    }
}

fn is_whole(name: &str, form: VariableForm, at: u32, settings: &Settings, is_declared: &dyn Fn(&str) -> bool) -> bool {
    match form {
        // `${x:+…}` is written without quotes to vanish where there is nothing.
        VariableForm::Length | VariableForm::Alternative | VariableForm::Array | VariableForm::Indirect => true,
        _ => name.is_empty() || name == "@" || settings.is_whole(name, at, is_declared),
    }
}
