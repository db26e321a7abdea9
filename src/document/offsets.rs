//! Leads places in a decoded text back to the raw text that it was decoded from.

use super::Span;

/// Breakpoints between a decoded text and its raw text: between two breakpoints both advance byte by byte.
///
/// A break is put wherever decoding changed the length: an escape, a folded line, a stripped indentation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    breaks: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// A map without breakpoints; add them in rising order.
    pub fn new() -> Self {
        Self::default()
    }

    /// The map of a text that stands unchanged at `start` in its parent.
    pub fn shifted(start: u32) -> Self {
        Self { breaks: vec![(0, start)] }
    }

    /// From byte `decoded` on, decoded text comes from byte `raw` on. Calls come in rising order of `decoded`;
    /// of several for one `decoded` the last counts.
    pub fn add(&mut self, decoded: usize, raw: usize) {
        let entry = (decoded as u32, raw as u32);
        match self.breaks.last_mut() {
            Some(last) if last.0 == entry.0 => *last = entry,
            _ => self.breaks.push(entry),
        }
    }

    /// The raw byte that decoded byte `offset` came from.
    pub fn raw(&self, offset: u32) -> u32 {
        let after = self.breaks.partition_point(|&(decoded, _)| decoded <= offset);
        match after.checked_sub(1).map(|index| self.breaks[index]) {
            None => offset,
            Some((decoded, raw)) => {
                let here = raw + (offset - decoded);
                // Bytes that decoding dropped lie between here and the next break; never run past it.
                self.breaks.get(after).map_or(here, |&(_, next)| here.min(next))
            }
        }
    }

    /// The raw span that decoded `span` came from: from the raw byte of its first byte to one past that of its last.
    pub fn lead_back(&self, span: Span) -> Span {
        let start = self.raw(span.start);
        if span.is_empty() {
            return Span { start, end: start };
        }
        let end = self.raw_end(span.end);
        Span { start, end: end.max(start) }
    }

    /// The raw byte one past the decoded byte before `end`: a break at `end` itself does not pull skipped bytes in,
    /// but the bytes of an escape that ends there belong to it.
    fn raw_end(&self, end: u32) -> u32 {
        let after = self.breaks.partition_point(|&(decoded, _)| decoded < end);
        match after.checked_sub(1).map(|index| self.breaks[index]) {
            None => end,
            Some((decoded, raw)) => {
                let here = raw + (end - decoded);
                self.breaks.get(after).map_or(here, |&(_, next)| here.min(next).max(raw))
            }
        }
    }
}
