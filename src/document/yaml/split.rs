//! A stream into documents, as kubectl does it: on lines that begin with `---`, before any parsing.
//!
//! The source is `YAMLReader` in k8s.io/apimachinery, `pkg/util/yaml/decoder.go`: behind the three dashes only blanks
//! and a comment may stand; a `---` inside a block scalar at column 0 ends the document for kubectl as well.

use crate::document::{Span, SyntaxError};

/// The text of one document, without its separator line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its bytes; the comment of the separator line in front of it belongs to it.
    pub(super) span: Span,
    /// Its separator line says something that kubectl refuses.
    pub(super) error: Option<SyntaxError>,
}

/// The documents of a stream in order, empty ones included.
pub(super) fn chunks(text: &str) -> Vec<Chunk> {
    let bytes = text.as_bytes();
    let begin = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut found = Vec::new();
    let (mut start, mut error) = (begin, None);
    for line in separators(bytes, begin) {
        found.push(Chunk { span: Span::new(start, line), error: error.take() });
        let behind = line + 3;
        let end = memchr::memchr2(b'\n', b'\r', &bytes[behind..]).map_or(bytes.len(), |at| behind + at);
        let said = text[behind..end].trim();
        start = behind;
        if !said.is_empty() && !said.starts_with('#') {
            let at = behind + text[behind..end].find(said).unwrap_or(0);
            let message = "text behind `---` on its line, which kubectl refuses".to_owned();
            error = Some(SyntaxError { message, span: Span::new(at, at + said.len()) });
        }
    }
    found.push(Chunk { span: Span::new(start, bytes.len()), error });
    found
}

/// Where lines begin with `---`.
fn separators(bytes: &[u8], begin: usize) -> impl Iterator<Item = usize> + '_ {
    let first = bytes[begin..].starts_with(b"---").then_some(begin);
    let later = memchr::memmem::find_iter(&bytes[begin..], b"\n---").map(move |at| begin + at + 1);
    first.into_iter().chain(later)
}
