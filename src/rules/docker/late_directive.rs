//! Directive behind the top of the file.

use crate::document::{Pointer, Span};
use crate::finding::Place;
use crate::model::dockerfile::Dockerfile;
use crate::rule::{Body, Context, rule};

rule! {
    /// Directive behind the top of the file
    ///
    /// `# syntax=…`, `# escape=…` and `# check=…` count only at the very top: a comment, a blank line or an instruction above
    /// them makes comments of them, without a word from Docker.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#parser-directives>
    LATE_DIRECTIVE = {
        id: "docker/late-directive",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Move the directive to the first lines of the file.",
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let known = [file.syntax(), file.escape_directive(), file.check_directive()];
    let in_force = |span: Span| known.iter().flatten().any(|directive| span.contains(directive.name));
    let first = file.instructions().find(|instruction| instruction.stage().is_some());
    let top = first.map_or(u32::MAX, |first| first.span().start);
    // Further down it may be anything; a comment among the instructions is hardly meant for the parser.
    for comment in file.comments().iter().filter(|comment| comment.span.start < top && !in_force(comment.span)) {
        let text = file.source().slice(comment.span);
        if let Some(name) = directive(text) {
            let start = comment.span.start as usize + text.find(name).unwrap_or(0);
            let span = Span::new(start, start + name.len());
            let place = Place::new(std::sync::Arc::clone(file.source()), span, Pointer::root());
            context.hit(place, format!("The directive {name} stands too late: it is a comment."));
        }
    }
}

/// The name of a directive that a comment looks exactly like.
fn directive(comment: &str) -> Option<&str> {
    let (name, value) = comment.trim_start_matches('#').trim_start().split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    let one_word = !value.is_empty() && !value.contains(char::is_whitespace);
    let meant = match name.to_ascii_lowercase().as_str() {
        "syntax" => one_word && value.contains('/'),
        "escape" => matches!(value, "\\" | "`"),
        "check" => one_word && ["skip=", "error=", "experimental="].iter().any(|option| value.starts_with(option)),
        _ => false,
    };
    meant.then_some(name)
}
