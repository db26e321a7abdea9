//! Modes that let everybody write.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Path that everybody may write to
    ///
    /// With mode 777 (or `o+w`) every process of the container can replace the file: whoever takes over one of them takes
    /// over the next.
    ///
    /// References: <https://cwe.mitre.org/data/definitions/732.html>
    WORLD_WRITABLE_PATH = {
        id: "docker/world-writable-path",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Give the file to the user who needs it, with --chown or chown.",
        cwe: [732],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        if !invocation.runs("chmod") || invocation.arguments().any(|word| word.text().starts_with("/tmp")) {
            continue;
        }
        if let Some(mode) = invocation.arguments().find(|word| opens(&word.text())) {
            context.hit(run.place_of(mode.span()), format!("Mode {} lets everybody write.", mode.text()));
        }
    }
}

fn opens(mode: &str) -> bool {
    let octal = matches!(mode.len(), 3 | 4) && mode.bytes().all(|digit| matches!(digit, b'0'..=b'7'));
    // The sticky bit is what makes such a folder safe.
    let sticky = mode.len() == 4 && mode.starts_with(['1', '3', '5', '7']);
    let symbolic = mode.split(',').any(|part| {
        let who = part.find(['+', '=']).map(|at| (&part[..at], &part[at + 1..]));
        who.is_some_and(|(who, what)| {
            (who.contains('o') || who.contains('a')) && what.contains('w') && !what.contains('t')
        })
    });
    (octal && !sticky && mode.ends_with(['2', '3', '6', '7'])) || symbolic
}
