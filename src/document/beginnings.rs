//! Where a tree's list items and keys begin, for comments that speak about what stands below or beside them.

use std::cmp::Reverse;

use super::tree::{Entry, Form};
use super::{Span, Tree};

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
        let mut open: Vec<Open> = Vec::new();
        for (id, entry) in tree.entries.iter().enumerate() {
            while open.last().is_some_and(|open| open.end <= id) {
                open.pop();
            }
            match open.last_mut() {
                None => {}
                Some(Open { key: None, is_mapping: false, .. }) => spans.push(entry.span),
                Some(parent) => match parent.key.take() {
                    None => parent.key = Some(entry.span),
                    Some(key) => {
                        spans.push(key.to(entry.span));
                        spans.extend(is_inline(tree, entry).then_some(entry.span));
                    }
                },
            }
            if matches!(entry.form, Form::Mapping | Form::Sequence) {
                open.push(Open {
                    end: tree.behind(id as u32) as usize,
                    is_mapping: entry.form == Form::Mapping,
                    key: None,
                });
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

/// A list or map that the walk is in.
struct Open {
    /// The first entry behind it.
    end: usize,
    is_mapping: bool,
    /// The key whose value comes next.
    key: Option<Span>,
}

/// Whether a value is no block of its own, so that it can stand on the line below its key and be meant there.
fn is_inline(tree: &Tree, entry: &Entry) -> bool {
    match entry.form {
        Form::Scalar(_) | Form::Alias => true,
        Form::Mapping | Form::Sequence => tree.source().slice(entry.span).starts_with(['{', '[']),
    }
}
