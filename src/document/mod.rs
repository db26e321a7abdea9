//! Floor 1: text in, values with places out. Knows nobody above it.

mod beginnings;
mod comments;
mod decode;
pub mod json;
mod lookup;
mod names;
mod node;
mod offsets;
mod pointer;
mod scalars;
mod scan;
mod source;
mod tree;
pub mod yaml;

pub use beginnings::Beginnings;
pub use comments::Comment;
pub use node::{Node, entries, items, written_entries};
pub use offsets::OffsetMap;
pub use pointer::Pointer;
pub use scalars::{Kind, Scalars, Style};
pub use source::{LineColumn, LineIndex, Source, Span};
use tree::ORDINARY_DEPTH;
pub use tree::{Tree, TreeBuilder};

/// Lists and maps nested deeper than this are an error: nobody writes them, and whoever walks a tree may recurse.
pub const DEPTH_LIMIT: usize = 512;

/// Why a text, or one document of it, could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// One sentence without the place, without a trailing period.
    pub message: String,
    /// The bytes at fault in the source, never empty unless the source is.
    pub span: Span,
}
