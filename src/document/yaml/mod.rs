//! YAML into the span-keeping arena, split into documents and read as kubectl does.

mod aliases;
mod characters;
mod fallback;
mod flow;
mod reader;
mod split;
mod tokens;

use std::sync::Arc;

use super::{Scalars, Source, Span, SyntaxError, Tree};

/// One document of a stream.
#[derive(Debug)]
pub struct Part {
    /// Its bytes, without the separator line.
    pub span: Span,
    /// Its values, or why it could not be read.
    pub tree: Result<Tree, SyntaxError>,
}

/// Reads a stream with scalars as Kubernetes reads them: one result per document, in order; a broken document does
/// not touch its neighbours. Empty documents are left out.
pub fn parse(source: &Arc<Source>) -> Vec<Result<Tree, SyntaxError>> {
    parts(source, Scalars::Kubernetes).into_iter().map(|part| part.tree).collect()
}

/// Reads a stream, telling which bytes each document has.
pub fn parts(source: &Arc<Source>, scalars: Scalars) -> Vec<Part> {
    let mut parts = Vec::new();
    for chunk in split::chunks(source.text()) {
        let tree = match chunk.error {
            Some(error) => Err(error),
            None => read(source, chunk.span, scalars),
        };
        match tree {
            Ok(tree) if tree.is_empty() => {}
            tree => parts.push(Part { span: chunk.span, tree }),
        }
    }
    parts
}

fn read(source: &Arc<Source>, chunk: Span, scalars: Scalars) -> Result<Tree, SyntaxError> {
    let oddities = characters::check(source, chunk)?;
    match reader::read(source, chunk, scalars, &oddities) {
        Some(tree) => Ok(tree),
        None => fallback::read(source, chunk, scalars, &oddities),
    }
}
