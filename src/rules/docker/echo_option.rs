//! Option of echo in sh.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Option of echo in sh
    ///
    /// Whether `echo` knows `-e` or `-n` depends on the shell that is `sh` in the base image: dash prints `-e` as a word, so
    /// that it ends up in the file that is written.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/echo.html#tag_20_37_16>
    ECHO_OPTION = {
        id: "docker/echo-option",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3037"],
        profiles: [Hadolint],
        remedy: "Use printf.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for command in run.sh_script().into_iter().flat_map(|script| script.own_commands()) {
        let echoes = command.name().is_some_and(|name| name.text().rsplit('/').next() == Some("echo"));
        let Some(option) = command.arguments().next().filter(|word| echoes && word.is_static()) else { continue };
        let text = option.text();
        let letters = text.strip_prefix('-').unwrap_or_default();
        if !letters.is_empty() && letters.chars().all(|letter| matches!(letter, 'n' | 'e' | 'E')) {
            context.hit(run.place_of(option.span()), format!("Some shells print {text} instead of obeying it."));
        }
    }
}
