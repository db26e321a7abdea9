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
    pub tree: Result<Box<Tree>, SyntaxError>,
}

/// Which reader reads. Everybody wants both; tests compare the one with the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Our own, and granit for what it leaves alone.
    Both,
    /// Our own only: what it leaves alone is an error.
    Own,
    /// granit only.
    Granit,
}

/// Reads a stream with scalars as Kubernetes reads them: one result per document, in order; a broken document does
/// not touch its neighbours. Empty documents are left out.
pub fn parse(source: &Arc<Source>) -> Vec<Result<Box<Tree>, SyntaxError>> {
    parts(source, Scalars::Kubernetes, Readers::Both).into_iter().map(|part| part.tree).collect()
}

/// Reads a stream, telling which bytes each document has.
pub fn parts(source: &Arc<Source>, scalars: Scalars, readers: Readers) -> Vec<Part> {
    let chunks = split::chunks(source.text());
    let mut parts = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let tree = match chunk.error {
            Some(error) => Err(error),
            None => read(source, chunk.span, scalars, readers),
        };
        match tree {
            Ok(tree) if tree.is_empty() => {}
            tree => parts.push(Part { span: chunk.span, tree }),
        }
    }
    parts
}

fn read(source: &Arc<Source>, chunk: Span, scalars: Scalars, readers: Readers) -> Result<Box<Tree>, SyntaxError> {
    let oddities = characters::check(source, chunk)?;
    let own = match readers {
        Readers::Both | Readers::Own => reader::read(source, chunk, scalars, &oddities),
        Readers::Granit => None,
    };
    match own {
        Some(tree) => Ok(tree),
        None if readers == Readers::Own => Err(SyntaxError { message: "left to granit".into(), span: chunk }),
        None => fallback::read(source, chunk, scalars, &oddities),
    }
}
