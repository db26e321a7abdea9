//! The text of one instruction with its continuations joined, and the way back into the file.

use std::ops::Range;

use super::lines::{Line, Lines};
use crate::document::{Comment, OffsetMap, Span};

/// A logical line: what BuildKit sees of an instruction before it looks for heredocs.
#[derive(Debug)]
pub(super) enum Logical {
    /// One physical line, as it stands in the file.
    Whole(Span),
    /// Several physical lines without continuation characters and comments.
    Joined {
        /// The joined text.
        text: Box<str>,
        /// From the joined text back into the file.
        offsets: OffsetMap,
    },
}

impl Logical {
    /// Its text; `file` is the text of the whole file.
    pub(super) fn text<'t>(&'t self, file: &'t str) -> &'t str {
        match self {
            Logical::Whole(span) => &file[span.range()],
            Logical::Joined { text, .. } => text,
        }
    }

    /// Where a part of its text stands in the file. Parts that span a continuation hold it.
    pub(super) fn span(&self, part: Range<usize>) -> Span {
        match self {
            Logical::Whole(span) => Span::new(span.start as usize + part.start, span.start as usize + part.end),
            Logical::Joined { offsets, .. } => offsets.lead_back(Span::new(part.start, part.end)),
        }
    }

    /// The way back into the file for a text that is this one's `part`.
    pub(super) fn offsets(&self, part: Range<usize>) -> OffsetMap {
        match self {
            Logical::Whole(span) => OffsetMap::shifted(span.start + part.start as u32),
            Logical::Joined { offsets, .. } => offsets.slice(part.start as u32, part.end as u32),
        }
    }
}

/// What was met on the way through one logical line.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// Comments between continued lines.
    pub(super) comments: Vec<Comment>,
    /// Blank lines between continued lines.
    pub(super) blanks: Vec<Span>,
}

/// Joins `first` with the lines that continue it.
pub(super) fn join(first: Line, lines: &mut Lines, escape: char, met: &mut Met) -> Logical {
    let indent = first.text.len() - first.text.trim_start().len();
    let start = first.start + indent;
    let Some(body) = first.continued(escape) else {
        let body = first.text[indent..].trim_end();
        return Logical::Whole(Span::new(start, start + body.len()));
    };
    let mut text = String::from(body.get(indent..).unwrap_or(""));
    let mut offsets = OffsetMap::new();
    offsets.add(0, start);
    for line in lines.by_ref() {
        if let Some(comment) = line.comment() {
            met.comments.push(comment);
            continue;
        }
        if line.is_blank() {
            met.blanks.push(line.span());
            continue;
        }
        let body = line.continued(escape);
        offsets.add(text.len(), line.start);
        text.push_str(body.unwrap_or(line.text));
        if body.is_none() {
            break;
        }
    }
    text.truncate(text.trim_end().len());
    Logical::Joined { text: text.into(), offsets }
}
