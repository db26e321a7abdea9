//! One text with a name, byte ranges into it, and lines and columns on demand.

use std::sync::{Arc, OnceLock};

use super::OffsetMap;

/// A range of bytes in one [`Source`]: from `start` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. Sources are at most 4 GiB (see [`Source::LIMIT`]), so they fit.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= u32::MAX as usize);
        Self { start: start as u32, end: end as u32 }
    }

    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A place as people read it: both are 1-based, the column counts UTF-16 code units (SARIF 2.1.0 §3.14.17, LSP).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in UTF-16 code units.
    pub column: u32,
}

/// Where the lines of a text begin. A line ends with LF, CRLF or a lone CR.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many UTF-16 code units come before each block of [`LineIndex::BLOCK`] bytes; empty if all is ASCII. Keeps the
    /// column of a byte cheap where a whole plan is one line.
    units: Vec<u32>,
}

impl LineIndex {
    const BLOCK: usize = 512;

    /// Scans `text` once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            starts.push(at as u32 + 1);
        }
        let mut units = Vec::new();
        if !text.is_ascii() {
            let mut sum = 0;
            for block in bytes.chunks(Self::BLOCK) {
                units.push(sum);
                sum += utf16_units(block);
            }
        }
        Self { starts, units }
    }

    /// How many UTF-16 code units come before byte `offset`.
    fn units_before(&self, text: &str, offset: usize) -> u32 {
        let block = offset / Self::BLOCK;
        match self.units.get(block).or(self.units.last()) {
            None => offset as u32,
            Some(sum) => {
                let block = block.min(self.units.len() - 1);
                sum + utf16_units(&text.as_bytes()[block * Self::BLOCK..offset])
            }
        }
    }

    /// How many lines there are; at least 1. Text behind the last line end counts as a line, even if empty.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The 0-based line that holds byte `offset`.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset) - 1
    }

    /// The bytes of the 0-based `line` without its line end. `text` is the text that the index was made from.
    pub fn line_span(&self, text: &str, line: usize) -> Span {
        let start = self.starts[line] as usize;
        let end = self.starts.get(line + 1).map_or(text.len(), |&next| next as usize);
        let body = text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + body.len())
    }
}

/// How many UTF-16 code units some bytes of UTF-8 stand for: one for each character, two where it takes four bytes.
fn utf16_units(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0)).sum()
}

/// One text with a name, wherever it came from. After it exists, nobody touches the disk.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    lines: OnceLock<LineIndex>,
    origin: Option<(Arc<Source>, OffsetMap)>,
}

impl Source {
    /// The longest text, in bytes: offsets are 32-bit.
    pub const LIMIT: usize = u32::MAX as usize - 1;

    /// A text under `name`: the path relative to where the run started, `/`-separated, or `<stdin>`.
    ///
    /// # Panics
    /// If `text` is longer than [`Source::LIMIT`]; `input/` refuses such files before.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        assert!(text.len() <= Self::LIMIT, "a source holds at most 4 GiB");
        Arc::new(Self { name: name.into(), text, lines: OnceLock::new(), origin: None })
    }

    /// A text that was decoded out of `parent` (a Dockerfile in a Compose file, an IAM document in a plan).
    /// `offsets` leads each byte of `text` back to a byte of `parent`.
    pub fn derived(parent: Arc<Source>, text: String, offsets: OffsetMap) -> Arc<Self> {
        let name = parent.name.clone();
        Arc::new(Self { name, text, lines: OnceLock::new(), origin: Some((parent, offsets)) })
    }

    /// The name it was made with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of `span` as text. A span that does not lie on character boundaries gives the empty string.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The span of the character that holds byte `at`; at the end of the text the last character.
    pub fn character_at(&self, at: usize) -> Span {
        let mut start = at.min(self.text.len().saturating_sub(1));
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let length = self.text[start..].chars().next().map_or(0, char::len_utf8);
        Span::new(start, start + length)
    }

    /// The line index, made on first use.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Line and column of a byte.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.lines().line_of(offset);
        let start = self.lines().starts[line] as usize;
        let mut at = offset as usize;
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let lines = self.lines();
        let column = lines.units_before(&self.text, at) - lines.units_before(&self.text, start) + 1;
        LineColumn { line: line as u32 + 1, column }
    }

    /// The file that was read and the bytes in it, following derived texts to where they came from.
    pub fn in_file(self: &Arc<Self>, span: Span) -> (Arc<Source>, Span) {
        match &self.origin {
            None => (Arc::clone(self), span),
            Some((parent, offsets)) => parent.in_file(offsets.lead_back(span)),
        }
    }
}
