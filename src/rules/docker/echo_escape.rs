//! Escape that echo may not know.

use crate::document::Span;
use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, PartKind, ShellWord};
use crate::rule::{Body, Context, rule};

rule! {
    /// Escape that echo may not know
    ///
    /// `echo "a\\nb"` prints a line break in dash and a backslash with an n in bash: what is written depends on the shell
    /// that is `sh` in the base image.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/echo.html#tag_20_37_16>
    ECHO_ESCAPE = {
        id: "docker/echo-escape",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2028"],
        profiles: [Hadolint],
        remedy: "Use printf.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for command in run.shell_script().into_iter().flat_map(|script| script.own_commands()) {
        let echoes = command.name().is_some_and(|name| name.text().rsplit('/').next() == Some("echo"));
        if !echoes || interprets(command) {
            continue;
        }
        for span in command.arguments().filter_map(escape) {
            context.hit(run.place_of(span), "Only some shells' echo replaces this.");
        }
    }
}

fn interprets(command: Command) -> bool {
    let first = command.arguments().next();
    first.is_some_and(|word| word.raw().strip_prefix('-').is_some_and(|letters| letters.contains('e')))
}

/// The first escape in a word that reaches echo as a backslash and a letter.
fn escape(word: ShellWord) -> Option<Span> {
    word.parts().iter().find_map(|part| {
        let raw = word.slice(part);
        let quoted = part.kind == PartKind::SingleQuoted || (part.kind == PartKind::Literal && part.quoted);
        // Without quotes the shell takes one backslash away.
        let (begin, skip) = if quoted { ("\\", 1) } else { ("\\\\", 2) };
        if !quoted && part.kind != PartKind::Literal {
            return None;
        }
        let known = |at: usize| raw[at + skip..].starts_with(['a', 'b', 'e', 'f', 'n', 'r', 't', 'v', 'x', '0', '1']);
        let (at, _) = raw.match_indices(begin).find(|&(at, _)| known(at))?;
        let start = part.span.start as usize + at;
        Some(word.script().in_file(Span::new(start, start + skip + 1)))
    })
}
