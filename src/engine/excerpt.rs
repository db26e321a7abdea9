//! A piece of a text, fit to be shown: its secrets masked, and where each byte of the text went.

use crate::document::{Source, Span};
use crate::model::secret::MASK;

/// A piece of a text with its secrets masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What may be shown. It has as many lines as the piece has.
    pub text: String,
    pieces: Vec<Piece>,
}

/// Bytes of the text from `from` on stand in the excerpt from `to` on, as they are or masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    from: u32,
    to: usize,
    masked: bool,
}

impl Excerpt {
    /// The bytes of `window` without those of `masks`, which are sorted and do not overlap. Of a mask over several
    /// lines each line keeps its indentation and its end.
    pub(super) fn new(source: &Source, window: Span, masks: &[Span]) -> Self {
        let mut excerpt = Self { text: String::new(), pieces: Vec::new() };
        let mut done = window.start;
        let first = masks.partition_point(|mask| mask.end <= window.start);
        for mask in masks[first..].iter().take_while(|mask| mask.start < window.end) {
            let mask = Span { start: mask.start.max(window.start), end: mask.end.min(window.end) };
            excerpt.keep(source, Span { start: done, end: mask.start });
            excerpt.mask(source, mask);
            done = mask.end;
        }
        excerpt.keep(source, Span { start: done, end: window.end });
        excerpt.pieces.push(Piece { from: window.end, to: excerpt.text.len(), masked: false });
        excerpt
    }

    fn keep(&mut self, source: &Source, span: Span) {
        if !span.is_empty() {
            self.pieces.push(Piece { from: span.start, to: self.text.len(), masked: false });
            self.text.push_str(source.slice(span));
        }
    }

    fn mask(&mut self, source: &Source, span: Span) {
        let mut start = span.start;
        for line in source.slice(span).split_inclusive(['\n', '\r']) {
            let body = line.trim();
            let indent = (line.len() - line.trim_start().len()) as u32;
            let end = start + line.len() as u32;
            if body.is_empty() {
                self.keep(source, Span { start, end });
            } else {
                let body_end = start + indent + body.len() as u32;
                self.keep(source, Span { start, end: start + indent });
                self.pieces.push(Piece { from: start + indent, to: self.text.len(), masked: true });
                self.text.push_str(MASK);
                self.keep(source, Span { start: body_end, end });
            }
            start = end;
        }
    }

    /// Where the bytes of `span` stand in the excerpt; a span that begins or ends inside a mask takes the whole mask.
    pub fn range(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.at(span.start, false);
        start..self.at(span.end, true).max(start)
    }

    fn at(&self, offset: u32, as_end: bool) -> usize {
        let after = self.pieces.partition_point(|piece| piece.from <= offset);
        let Some(piece) = after.checked_sub(1).map(|at| self.pieces[at]) else { return 0 };
        let next = self.pieces.get(after).map_or(self.text.len(), |next| next.to);
        match piece.masked {
            false => (piece.to + (offset - piece.from) as usize).min(next),
            true if as_end && offset > piece.from => next,
            true => piece.to,
        }
    }
}
