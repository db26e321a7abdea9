//! Heredocs: which words of an instruction announce one, and their bodies.

use super::lines::Lines;
use super::variables::unquote;
use super::words::{Part, quoted_words};
use crate::document::Span;

/// One heredoc of an instruction.
#[derive(Debug)]
pub(super) struct HeredocRecord {
    /// The announcing word (`<<EOF`), in the logical line.
    pub(super) word: Part,
    /// The end marker without quotes.
    pub(super) marker: String,
    /// Whether leading tabs are stripped (`<<-`).
    pub(super) strips_tabs: bool,
    /// Whether variables in the body are expanded: the marker is not quoted.
    pub(super) expands: bool,
    /// The lines between, each with its line end.
    pub(super) body: Span,
    /// The line of the end marker; empty at the end of the text if it is missing.
    pub(super) end: Span,
}

/// The heredocs that a logical line announces, in order, without their bodies (BuildKit `heredocsFromLine`).
pub(super) fn announced(text: &str, within: Part) -> Vec<HeredocRecord> {
    if !text[within.clone()].contains("<<") {
        return Vec::new();
    }
    quoted_words(text, within, '\\').into_iter().filter_map(|word| announcement(text, word)).collect()
}

/// The heredoc that a word like `3<<-"EOF"` announces.
fn announcement(text: &str, word: Part) -> Option<HeredocRecord> {
    let raw = text[word.clone()].trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("<<")?;
    let (strips_tabs, name) = match raw.strip_prefix('-') {
        Some(name) => (true, name),
        None => (false, raw),
    };
    if name.is_empty() || name.contains('<') {
        return None;
    }
    let marker = unquote(name, '\\').into_owned();
    let (expands, body, end) = (marker == name, Span::default(), Span::default());
    Some(HeredocRecord { word, marker, strips_tabs, expands, body, end })
}

/// Takes the body of `heredoc` from the lines that follow. `false` if its end marker is missing.
pub(super) fn take_body(heredoc: &mut HeredocRecord, lines: &mut Lines) -> bool {
    let start = lines.offset();
    for line in lines.by_ref() {
        let candidate = if heredoc.strips_tabs { line.text.trim_start_matches('\t') } else { line.text };
        if candidate == heredoc.marker {
            heredoc.body = Span::new(start, line.start);
            heredoc.end = Span::new(line.start + line.text.len() - candidate.len(), line.start + line.text.len());
            return true;
        }
    }
    let end = lines.offset();
    heredoc.body = Span::new(start, end);
    heredoc.end = Span::new(end, end);
    false
}
