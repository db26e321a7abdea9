//! Splitting an instruction's text into words, the way BuildKit's parser does.

use std::ops::Range;

/// A part of a logical line.
pub(super) type Part = Range<usize>;

/// The words of `text[within]`, separated by blanks, quotes and escapes respected and kept
/// (BuildKit `parser.parseWords`).
pub(super) fn quoted_words(text: &str, within: Part, escape: char) -> Vec<Part> {
    let mut words = Vec::new();
    let mut at = within.start;
    while let Some(start) = skip_blanks(text, at, within.end) {
        at = word_end(text, start, within.end, escape);
        words.push(start..at);
    }
    words
}

/// The words of `text[within]`, separated by blanks and nothing else (BuildKit `parseStringsWhitespaceDelimited`).
pub(super) fn plain_words(text: &str, within: Part) -> Vec<Part> {
    let mut words = Vec::new();
    let mut at = within.start;
    while let Some(start) = skip_blanks(text, at, within.end) {
        let rest = &text[start..within.end];
        at = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
        words.push(start..at);
    }
    words
}

/// Where the next word begins, if there is one before `end`.
pub(super) fn skip_blanks(text: &str, at: usize, end: usize) -> Option<usize> {
    let rest = &text[at..end];
    let body = rest.trim_start();
    (!body.is_empty()).then_some(end - body.len())
}

/// Where the quoted or unquoted word that begins at `start` ends.
fn word_end(text: &str, start: usize, end: usize, escape: char) -> usize {
    let mut quote = None;
    let mut characters = text[start..end].char_indices();
    while let Some((offset, character)) = characters.next() {
        match quote {
            None if character.is_whitespace() => return start + offset,
            None if character == '\'' || character == '"' => quote = Some(character),
            Some(open) if character == open => quote = None,
            // Nothing can be escaped between single quotes.
            _ if character == escape && quote != Some('\'') => {
                characters.next();
            }
            _ => {}
        }
    }
    end
}

/// The flags in front of an instruction's arguments and where the arguments begin (BuildKit `extractBuilderFlags`):
/// words that begin with `--`, up to a bare `--`.
pub(super) fn flags(text: &str, within: Part, escape: char) -> (Vec<Part>, usize) {
    let mut found = Vec::new();
    let mut at = within.start;
    while let Some(start) = skip_blanks(text, at, within.end) {
        if !text[start..within.end].starts_with("--") {
            return (found, start);
        }
        at = word_end(text, start, within.end, escape);
        if &text[start..at] == "--" {
            return (found, skip_blanks(text, at, within.end).unwrap_or(within.end));
        }
        found.push(start..at);
    }
    (found, within.end)
}

/// `text[part]` without the blanks around it.
pub(super) fn trimmed(text: &str, part: Part) -> Part {
    let body = &text[part.clone()];
    let start = part.start + body.len() - body.trim_start().len();
    start..(start + body.trim().len())
}
