//! Floor 1: text in, values with places out. Knows nobody above it.

mod beginnings;
mod comments;
pub mod json;
mod offsets;
mod source;
mod tree;
pub mod yaml;

pub use beginnings::Beginnings;
pub use comments::Comment;
pub use offsets::OffsetMap;
pub use source::{LineColumn, LineIndex, Source, Span};
pub use tree::{Kind, Node, Pointer, Scalars, Style, Tree, TreeBuilder};

/// Why a text, or one document of it, could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// One sentence without the place, without a trailing period.
    pub message: String,
    /// The bytes at fault in the source, never empty unless the source is.
    pub span: Span,
}
