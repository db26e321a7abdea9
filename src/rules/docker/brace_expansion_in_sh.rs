//! Braces that sh does not expand.

use crate::document::Span;
use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{PartKind, ShellWord};
use crate::rule::{Body, Context, rule};

rule! {
    /// Braces that sh does not expand
    ///
    /// `{a,b}` and `{1..3}` are replaced by bash, not by POSIX's sh: under dash `mkdir -p /srv/{in,out}` makes one folder that
    /// is named `{in,out}`, and the build goes on.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06>
    BRACE_EXPANSION_IN_SH = {
        id: "docker/brace-expansion-in-sh",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3009"],
        profiles: [Hadolint],
        remedy: "Write the words out, or name bash with SHELL.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for word in run.sh_script().into_iter().flat_map(|script| script.words()) {
        if let Some(span) = braces(word) {
            context.hit(run.place_of(span), "sh takes these braces as they stand.");
        }
    }
}

/// The first `{a,b}` or `{1..3}` in a word, outside quotes.
fn braces(word: ShellWord) -> Option<Span> {
    let raw = word.raw();
    let start = word.own_span().start as usize;
    let literals = word.parts().iter().filter(|part| part.kind == PartKind::Literal && !part.quoted);
    let characters = literals.flat_map(|part| {
        let (from, to) = (part.span.start as usize, part.span.end as usize);
        let from = from.saturating_sub(start);
        let text = raw.get(from..to.saturating_sub(start)).unwrap_or("");
        text.char_indices().map(move |(at, c)| (from + at, c))
    });
    let mut open = None;
    let mut divided = false;
    let mut escaped = false;
    for (at, c) in characters {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => (open, divided) = (Some(at), false),
            ',' => divided = true,
            '.' if raw[at..].starts_with("..") => divided = true,
            '}' if divided && open.is_some() => {
                return open.map(|open| word.script().in_file(Span::new(start + open, start + at + 1)));
            }
            '}' => open = None,
            _ => {}
        }
    }
    None
}
