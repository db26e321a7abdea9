//! From a text to its physical lines, directives and comments.
//!
//! The rules are those of BuildKit's `frontend/dockerfile/parser`: a line ends at LF (a CR before it goes with it), a
//! comment is a line whose first non-blank is `#`, directives stand at the very top only.

use crate::document::{Comment, Span, SyntaxError};

/// Physical lines, one after the other.
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
}

/// One physical line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Where it begins in the text.
    pub(super) start: usize,
    /// Its text without the line end.
    pub(super) text: &'t str,
    /// Where the next line begins.
    pub(super) next: usize,
}

impl<'t> Lines<'t> {
    /// All lines of `text`, behind a byte order mark.
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 } }
    }

    /// Where the next line begins.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// The next line, left where it is.
    pub(super) fn peek(&self) -> Option<Line<'t>> {
        if self.at >= self.text.len() {
            return None;
        }
        let rest = &self.text[self.at..];
        let (body, length) = match memchr::memchr(b'\n', rest.as_bytes()) {
            Some(end) => (&rest[..end], end + 1),
            None => (rest, rest.len()),
        };
        Some(Line { start: self.at, text: body.trim_end_matches('\r'), next: self.at + length })
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        let line = self.peek()?;
        self.at = line.next;
        Some(line)
    }
}

impl Line<'_> {
    /// The comment that it is, if it is one.
    pub(super) fn comment(&self) -> Option<Comment> {
        let body = self.text.trim_start();
        if !body.starts_with('#') {
            return None;
        }
        let start = self.start + self.text.len() - body.len();
        Some(Comment { span: Span::new(start, start + body.trim_end().len()), own_line: true })
    }

    /// Whether there is nothing on it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Its bytes.
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// Its text up to a continuation character, or `None` if the line is not continued. An escape character that
    /// stands behind another one continues nothing (BuildKit `parser.lineContinuationRegex`).
    pub(super) fn continued(&self, escape: char) -> Option<&str> {
        let body = self.text.trim_end_matches([' ', '\t']);
        let body = body.strip_suffix(escape)?;
        (!body.ends_with(escape)).then_some(body)
    }
}

/// A parser directive: `# escape=…`, `# syntax=…`, `# check=…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Directive {
    /// The name as written.
    pub name: Span,
    /// The value as written.
    pub value: Span,
}

/// What the directives at the top of a file say.
#[derive(Debug, Default)]
pub(super) struct Directives {
    pub(super) syntax: Option<Directive>,
    pub(super) escape: Option<Directive>,
    pub(super) check: Option<Directive>,
}

/// Reads the directives at the top of `text` and complains about repeated ones and an impossible escape character.
pub(super) fn directives(text: &str, errors: &mut Vec<SyntaxError>) -> Directives {
    let mut found = Directives::default();
    for line in Lines::of(text) {
        let Some((name, value)) = directive(&line, text) else { break };
        let slot = match text[name.range()].to_ascii_lowercase().as_str() {
            "syntax" => &mut found.syntax,
            "escape" => &mut found.escape,
            "check" => &mut found.check,
            // An unknown name is an ordinary comment, and a comment ends the directives.
            _ => break,
        };
        if slot.is_some() {
            let message = format!("the directive `{}` stands twice", &text[name.range()]);
            errors.push(SyntaxError { message, span: name });
            continue;
        }
        *slot = Some(Directive { name, value });
    }
    if let Some(escape) = found.escape.filter(|escape| !matches!(&text[escape.value.range()], "\\" | "`")) {
        let message = format!("the escape character must be \\ or `, not `{}`", &text[escape.value.range()]);
        errors.push(SyntaxError { message, span: escape.value });
        found.escape = None;
    }
    found
}

/// Name and value of `# name = value`.
fn directive(line: &Line, text: &str) -> Option<(Span, Span)> {
    let comment = line.comment()?;
    let body = &text[comment.span.range()][1..];
    let (name, value) = body.split_once('=')?;
    let base = comment.span.start as usize + 1;
    let span = |part: &str, from: usize| {
        let start = from + part.len() - part.trim_start().len();
        Span::new(start, start + part.trim().len())
    };
    let well_named = name.trim().chars().all(|c| c.is_ascii_alphanumeric())
        && name.trim().starts_with(|c: char| c.is_ascii_alphabetic());
    if !well_named || value.trim().is_empty() {
        return None;
    }
    Some((span(name, base), span(value, base + name.len() + 1)))
}
