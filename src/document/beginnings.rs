//! Where a tree's list items and keys begin, for comments that speak about what stands below or beside them.

use std::cmp::Reverse;

use super::{Node, Span, Tree};

/// The list items, keys with their values, and values on lines of their own of one document, sorted by where they
/// begin; of two that begin together the outer one comes first.
#[derive(Debug)]
pub struct Beginnings {
    root: Span,
    spans: Vec<Span>,
}

impl Beginnings {
    /// Those of a tree. Costs one walk over its arena; an alias is met where it stands and not followed.
    pub fn of(tree: &Tree) -> Self {
        let mut spans = Vec::new();
        for node in (1..tree.len() as u32).map(|id| tree.node(id)) {
            if node.index().is_some() {
                spans.push(node.span());
            } else if let Some(key) = node.key() {
                spans.push(key.span().to(node.span()));
                spans.extend(is_inline(node).then_some(node.span()));
            }
        }
        spans.sort_by_key(|span| (span.start, Reverse(span.end)));
        Self { root: tree.root().span(), spans }
    }

    /// What a comment that ends at byte `offset` stands above: the first item, or key with its value, that begins behind
    /// it, with all that is under it; the whole document where nothing of it stands before.
    pub fn below(&self, offset: u32) -> Option<Span> {
        if self.root.start >= offset {
            return Some(self.root);
        }
        self.spans.get(self.first_from(offset)).copied()
    }

    /// The hull of all that begins in `bytes`.
    pub fn within(&self, bytes: Span) -> Option<Span> {
        let beginning = &self.spans[self.first_from(bytes.start)..self.first_from(bytes.end)];
        beginning.iter().copied().reduce(Span::to)
    }

    fn first_from(&self, offset: u32) -> usize {
        self.spans.partition_point(|span| span.start < offset)
    }
}

/// Whether a value is no block of its own, so that it can stand on the line below its key and be meant there.
fn is_inline(value: Node) -> bool {
    value.style().is_some() || value.raw().starts_with(['{', '[', '*'])
}
