//! Leads places in a decoded text back to the raw text that it was decoded from.

use super::Span;

/// Where the pieces of a decoded text come from. A piece either stands in the raw text byte for byte, or comes as a
/// whole from some raw bytes (an escape, a folded line end). Raw bytes between pieces were dropped in decoding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    decoded: u32,
    raw: u32,
    /// How many raw bytes the whole piece comes from, or [`VERBATIM`].
    whole: u32,
}

/// The piece stands in the raw text byte for byte.
const VERBATIM: u32 = u32::MAX;

impl Piece {
    fn verbatim(decoded: u32, raw: u32) -> Self {
        Self { decoded, raw, whole: VERBATIM }
    }

    /// The raw byte that decoded byte `offset` of this piece comes from, or begins to come from.
    fn start(self, offset: u32) -> u32 {
        if self.whole == VERBATIM { self.raw + (offset - self.decoded) } else { self.raw }
    }

    /// One past the raw bytes that decoded byte `offset` of this piece comes from.
    fn end(self, offset: u32) -> u32 {
        if self.whole == VERBATIM { self.raw + (offset - self.decoded) + 1 } else { self.raw + self.whole }
    }
}

impl OffsetMap {
    /// A map without pieces: everything stands where it stood. Add pieces in rising order.
    pub fn new() -> Self {
        Self::default()
    }

    /// The map of a text that stands unchanged at `start` in its parent.
    pub fn shifted(start: u32) -> Self {
        Self { pieces: vec![Piece::verbatim(0, start)] }
    }

    /// From byte `decoded` on, decoded text stands byte for byte from byte `raw` on. Calls come in rising order of
    /// `decoded`; of several for one `decoded` the last counts.
    pub fn add(&mut self, decoded: usize, raw: usize) {
        self.push(Piece::verbatim(decoded as u32, raw as u32));
    }

    /// From byte `decoded` on, up to the next piece, decoded text comes as a whole from the bytes of `raw`: an escape,
    /// the line end and indentation that folding made a blank of.
    pub fn add_whole(&mut self, decoded: usize, raw: Span) {
        self.push(Piece { decoded: decoded as u32, raw: raw.start, whole: raw.end - raw.start });
    }

    fn push(&mut self, piece: Piece) {
        match self.pieces.last_mut() {
            Some(last) if last.decoded == piece.decoded => *last = piece,
            _ => self.pieces.push(piece),
        }
    }

    /// The map of the decoded text between two of its bytes.
    pub fn slice(&self, from: u32, to: u32) -> Self {
        let first = self.piece(from);
        let raw = first.start(from);
        let behind = self.pieces.partition_point(|piece| piece.decoded <= from);
        let end = self.pieces.partition_point(|piece| piece.decoded < to).max(behind);
        let rest = self.pieces[behind..end].iter().map(|piece| Piece { decoded: piece.decoded - from, ..*piece });
        Self { pieces: std::iter::once(Piece { decoded: 0, raw, ..first }).chain(rest).collect() }
    }

    /// Puts another text, which has the map `next`, behind this one from decoded byte `from` on.
    pub fn append(&mut self, from: u32, next: &OffsetMap) {
        for piece in &next.pieces {
            self.push(Piece { decoded: from + piece.decoded, ..*piece });
        }
    }

    /// The map of a text that was decoded twice: this map leads into a text that `outer` leads further back.
    pub fn through(&self, outer: &OffsetMap) -> Self {
        let mut whole = Self::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            if piece.whole != VERBATIM {
                let raw = outer.lead_back(Span { start: piece.raw, end: piece.raw + piece.whole });
                whole.push(Piece { decoded: piece.decoded, raw: raw.start, whole: raw.end - raw.start });
                continue;
            }
            let length = self.pieces.get(index + 1).map_or(u32::MAX - piece.raw, |next| next.decoded - piece.decoded);
            whole.append(piece.decoded, &outer.slice(piece.raw, piece.raw + length));
        }
        whole
    }

    fn piece(&self, offset: u32) -> Piece {
        let after = self.pieces.partition_point(|piece| piece.decoded <= offset);
        after.checked_sub(1).map_or(Piece::verbatim(0, 0), |index| self.pieces[index])
    }

    /// The raw byte that decoded byte `offset` came from.
    pub fn raw(&self, offset: u32) -> u32 {
        self.piece(offset).start(offset)
    }

    /// The raw span that decoded `span` came from: from the first raw byte of its first byte to one past the last raw
    /// byte of its last. An escape counts as a whole; what decoding dropped behind the last byte stays out.
    pub fn lead_back(&self, span: Span) -> Span {
        let start = self.raw(span.start);
        if span.is_empty() {
            return Span { start, end: start };
        }
        let last = span.end - 1;
        Span { start, end: self.piece(last).end(last).max(start) }
    }
}
