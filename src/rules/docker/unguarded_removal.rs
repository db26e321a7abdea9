//! Removal that only a value somewhere else keeps from the root.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Removal that relies on a value given elsewhere
    ///
    /// `rm -rf "$dir/"*` is harmless today because ENV, ARG or the script gives `dir` a value. Who renames or empties the
    /// variable there removes the whole system here, and nothing says so.
    ///
    /// ShellCheck does not look for the value. Where there is none it is `docker/removal-of-root`.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02>
    UNGUARDED_REMOVAL = {
        id: "docker/unguarded-removal",
        severity: Info,
        since: "2026.11",
        aliases: ["SC2115"],
        profiles: [Hadolint],
        remedy: "Write ${name:?} so that the build ends where there is no value.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.shell_script() else { return };
    for removal in script.open_removals() {
        let mut variables = removal.word.variables().map(|(name, _)| name).peekable();
        let first = variables.peek().copied();
        if let Some(name) = first.filter(|_| variables.all(|name| run.held_by(name, script).is_some())) {
            let message = format!("Only the value of {name} keeps this from removing {}.", removal.path);
            context.hit(run.place_of(removal.word.span()), message);
        }
    }
}
