//! JSON into the span-keeping arena.

use std::sync::Arc;

use super::{Source, SyntaxError, Tree};

/// Reads one JSON value. A byte-order mark in front is skipped.
///
/// # Errors
/// Where the text is not JSON (RFC 8259), nests deeper than 512, or goes on behind the value.
pub fn parse(source: &Arc<Source>) -> Result<Tree, SyntaxError> {
    let _ = source;
    Err(SyntaxError { message: "not built yet".into(), span: super::Span::default() })
}
