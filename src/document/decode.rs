//! Scalars as they are written into the text that they mean: escapes, folded lines, indented blocks.
//!
//! Nothing here can fail: the readers have checked the scalars that they kept.

use super::scalars::Style;
use super::{OffsetMap, Span};

/// The text of the scalar at `span`. `text` ends where its document ends; `indentation` counts for block scalars.
/// `offsets`, if asked for, gets a piece for everything that is put into the text.
pub(super) fn decode(
    text: &str,
    span: Span,
    style: Style,
    indentation: usize,
    offsets: Option<&mut OffsetMap>,
) -> String {
    let decoded = String::with_capacity(span.len());
    let mut decoding = Decoding { text, bytes: text.as_bytes(), decoded, offsets };
    let (start, end) = (span.start as usize, span.end as usize);
    match style {
        Style::Plain => decoding.lines(start, end, b'\n'),
        Style::SingleQuoted => decoding.lines(start + 1, end - 1, b'\''),
        Style::DoubleQuoted => decoding.lines(start + 1, end - 1, b'\\'),
        Style::Literal | Style::Folded => decoding.block(start, indentation, style == Style::Folded),
    }
    decoding.decoded
}

struct Decoding<'s, 'o> {
    text: &'s str,
    bytes: &'s [u8],
    decoded: String,
    offsets: Option<&'o mut OffsetMap>,
}

impl Decoding<'_, '_> {
    /// These bytes stand in the text as they are.
    fn copy(&mut self, from: usize, to: usize) {
        if from >= to {
            return;
        }
        if let Some(offsets) = &mut self.offsets {
            offsets.add(self.decoded.len(), from);
        }
        self.decoded.push_str(&self.text[from..to]);
    }

    /// These bytes became something else.
    fn put(&mut self, character: char, count: usize, from: usize, to: usize) {
        if count == 0 {
            return;
        }
        if let Some(offsets) = &mut self.offsets {
            offsets.add_whole(self.decoded.len(), Span::new(from, to));
        }
        self.decoded.extend(std::iter::repeat_n(character, count));
    }

    /// A plain or quoted scalar; `escape` begins what is not taken as it stands, besides line ends.
    fn lines(&mut self, start: usize, end: usize, escape: u8) {
        let mut at = start;
        while let Some(found) = memchr::memchr3(b'\n', b'\r', escape, &self.bytes[at..end]) {
            let stop = at + found;
            at = match self.bytes[stop] {
                b'\n' | b'\r' => self.fold(at, stop, end),
                b'\'' => {
                    self.copy(at, stop);
                    self.put('\'', 1, stop, stop + 2);
                    stop + 2
                }
                _ => {
                    self.copy(at, stop);
                    self.escape(stop, end)
                }
            };
        }
        self.copy(at, end);
    }

    /// Takes the text from `from` up to the line end at `stop`, and what the line end means: a blank, or one line end
    /// less than there are. Gives the place where text goes on.
    fn fold(&mut self, from: usize, stop: usize, end: usize) -> usize {
        let text = self.text[from..stop].trim_end_matches([' ', '\t']);
        let trimmed = from + text.len();
        self.copy(from, trimmed);
        let (next, breaks) = self.skip_breaks(stop, end);
        if breaks == 1 {
            self.put(' ', 1, trimmed, next);
        } else {
            self.put('\n', breaks - 1, trimmed, next);
        }
        next
    }

    /// Skips line ends and the blanks behind each; says where text goes on and how many line ends there were.
    fn skip_breaks(&self, mut at: usize, end: usize) -> (usize, usize) {
        let mut breaks = 0;
        while at < end {
            match self.bytes[at] {
                b' ' | b'\t' => at += 1,
                b'\n' | b'\r' => {
                    at = behind_break(self.bytes, at);
                    breaks += 1;
                }
                _ => break,
            }
        }
        (at.min(end), breaks)
    }

    fn escape(&mut self, at: usize, end: usize) -> usize {
        if matches!(self.bytes.get(at + 1), Some(b'\n' | b'\r')) {
            // The line goes on without a blank; empty lines behind it still count.
            let (next, breaks) = self.skip_breaks(at + 1, end);
            self.put('\n', breaks - 1, at, next);
            return next;
        }
        let (character, length) = escape_at(&self.bytes[at..end]).unwrap_or((char::REPLACEMENT_CHARACTER, 1));
        self.put(character, 1, at, at + length);
        at + length
    }

    /// A block scalar from its header on; follows `yaml_parser_scan_block_scalar` of goyaml v2.
    fn block(&mut self, start: usize, indentation: usize, folded: bool) {
        let (chomping, mut at) = self.block_header(start);
        let mut line_end: Option<(usize, usize)> = None;
        let mut blank_before = false;
        let (mut empty_lines, mut empty_from) = (0, at);
        while at < self.bytes.len() {
            let content = at + leading_spaces(&self.bytes[at..], indentation);
            let (stop, next) = line_ends(self.bytes, content);
            if content == stop {
                if empty_lines == 0 {
                    empty_from = at;
                }
                empty_lines += 1;
                at = next;
                continue;
            }
            if content - at < indentation {
                break;
            }
            let blank = matches!(self.bytes[content], b' ' | b'\t');
            if let Some((from, to)) = line_end {
                if !folded || blank || blank_before {
                    self.put('\n', 1, from, to);
                } else if empty_lines == 0 {
                    self.put(' ', 1, from, content);
                }
            }
            self.put('\n', empty_lines, empty_from, at);
            empty_lines = 0;
            blank_before = blank;
            self.copy(content, stop);
            line_end = Some((stop, next));
            at = next;
        }
        if let Some((from, to)) = line_end.filter(|_| chomping != Chomping::Strip) {
            self.put('\n', 1, from, to);
        }
        if chomping == Chomping::Keep {
            self.put('\n', empty_lines, empty_from, at);
        }
    }

    /// What the header says about the last line end, and where the first line begins.
    fn block_header(&self, start: usize) -> (Chomping, usize) {
        let (stop, next) = line_ends(self.bytes, start);
        let indicators = self.bytes[start + 1..stop].iter().take(2);
        let chomping = indicators.fold(Chomping::Clip, |known, byte| match byte {
            b'-' => Chomping::Strip,
            b'+' => Chomping::Keep,
            _ => known,
        });
        (chomping, next)
    }
}

/// What becomes of the line ends at the end of a block scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chomping {
    Strip,
    Clip,
    Keep,
}

/// How many of the first `most` bytes are spaces.
pub(super) fn leading_spaces(bytes: &[u8], most: usize) -> usize {
    bytes.iter().take(most).take_while(|byte| **byte == b' ').count()
}

/// Where the line that holds `at` ends and the next one begins. kubectl reads line by line and writes a line end
/// behind each, also behind the last, which may have none.
pub(super) fn line_ends(bytes: &[u8], at: usize) -> (usize, usize) {
    match memchr::memchr2(b'\n', b'\r', &bytes[at..]) {
        Some(found) => (at + found, behind_break(bytes, at + found)),
        None => (bytes.len(), bytes.len()),
    }
}

fn behind_break(bytes: &[u8], at: usize) -> usize {
    if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') { at + 2 } else { at + 1 }
}

/// The character that an escape at the start of `bytes` stands for, and how long the escape is: those of JSON, those
/// of YAML 1.2.2 §5.7, and `\'`, which goyaml knows.
pub(super) fn escape_at(bytes: &[u8]) -> Result<(char, usize), &'static str> {
    let character = match bytes.get(1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't' | b'\t') => '\t',
        Some(b'u') => return unicode_escape(bytes),
        Some(b'0') => '\0',
        Some(b'a') => '\u{7}',
        Some(b'v') => '\u{b}',
        Some(b'e') => '\u{1b}',
        Some(b' ') => ' ',
        Some(b'\'') => '\'',
        Some(b'N') => '\u{85}',
        Some(b'_') => '\u{a0}',
        Some(b'L') => '\u{2028}',
        Some(b'P') => '\u{2029}',
        Some(b'x') => return code(bytes, 2).map(|character| (character, 4)),
        Some(b'U') => return code(bytes, 8).map(|character| (character, 10)),
        _ => return Err("an escape that does not exist"),
    };
    Ok((character, 2))
}

fn hexadecimal(bytes: &[u8], from: usize, digits: usize) -> Option<u32> {
    let digits = bytes.get(from..from + digits)?;
    digits.iter().try_fold(0u32, |number, &byte| Some(number << 4 | char::from(byte).to_digit(16)?))
}

fn code(bytes: &[u8], digits: usize) -> Result<char, &'static str> {
    let number = hexadecimal(bytes, 2, digits).ok_or("an escape without its hexadecimal digits")?;
    char::from_u32(number).ok_or("an escape of what is not a character")
}

/// Four digits, or two times four: JSON writes characters beyond U+FFFF as surrogate pairs.
fn unicode_escape(bytes: &[u8]) -> Result<(char, usize), &'static str> {
    let first = hexadecimal(bytes, 2, 4).ok_or("an escape without its four hexadecimal digits")?;
    if let Some(character) = char::from_u32(first) {
        return Ok((character, 6));
    }
    let second = bytes[6..].starts_with(b"\\u").then(|| hexadecimal(bytes, 8, 4)).flatten();
    match (first, second) {
        (0xD800..0xDC00, Some(second @ 0xDC00..0xE000)) => {
            let pair = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            char::from_u32(pair).map(|character| (character, 12)).ok_or("half a surrogate pair")
        }
        _ => Err("half a surrogate pair"),
    }
}
