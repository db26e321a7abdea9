//! Quoted and block scalars for our own reader: where they end and whether they must be decoded.

use super::reader::{NotMine, Read, Reader, Scalar};
use crate::document::decode::{escape_at, leading_spaces, line_ends};
use crate::document::{Span, Style};

impl Reader<'_> {
    /// The quoted scalar that begins at this place; does not move.
    pub(super) fn quoted(&self) -> Read<Scalar> {
        let style = if self.bytes[self.at] == b'"' { Style::DoubleQuoted } else { Style::SingleQuoted };
        let special = if style == Style::DoubleQuoted { b'\\' } else { b'\'' };
        let (quote, start) = (self.bytes[self.at], self.at);
        let (mut at, mut lines, mut changed) = (start + 1, 1, false);
        loop {
            at += memchr::memchr3(quote, special, b'\n', &self.bytes[at..]).ok_or(NotMine)?;
            match self.bytes[at] {
                b'\n' => {
                    at += 1;
                    lines += 1;
                    if self.is_document_end(at) {
                        return Err(NotMine);
                    }
                }
                b'\'' if self.byte(at + 1) == Some(b'\'') => {
                    changed = true;
                    at += 2;
                }
                b'\\' => {
                    changed = true;
                    at += self.escape(at)?;
                }
                _ => return Ok(Scalar { start, end: at + 1, style, changed: changed || lines > 1, lines }),
            }
        }
    }

    /// The length of the escape at `at`, if goyaml knows it; of one that ends a line, of its backslash.
    fn escape(&self, at: usize) -> Read<usize> {
        match self.byte(at + 1) {
            Some(b'\n' | b'\r') => Ok(1),
            // JSON's way to write a character as two escapes is an error in YAML.
            Some(b'u') => match escape_at(&self.bytes[at..]) {
                Ok((_, 6)) => Ok(6),
                _ => Err(NotMine),
            },
            _ => escape_at(&self.bytes[at..]).map(|(_, length)| length).map_err(|_| NotMine),
        }
    }

    /// The block scalar whose header begins at this place, in a block of this column; goes behind its last line.
    pub(super) fn block_scalar(&mut self, parent: usize) -> Read<()> {
        let start = self.at;
        let style = if self.bytes[start] == b'|' { Style::Literal } else { Style::Folded };
        let scalar = BlockScalar::at(self.bytes, start, parent).ok_or(NotMine)?;
        self.at = scalar.header_end;
        self.finish_line(false)?;
        self.builder.block_scalar(Span::new(start, scalar.end), style, scalar.indentation as u32);
        (self.at, self.end) = (scalar.next, scalar.end);
        Ok(())
    }
}

/// Where a block scalar stands.
pub(super) struct BlockScalar {
    /// One past its indicators.
    header_end: usize,
    /// One past its last character, without the line end; of an empty one, past its header.
    pub(super) end: usize,
    /// Where the line behind it begins.
    next: usize,
    pub(super) indentation: usize,
}

impl BlockScalar {
    /// The block scalar whose header begins at `start` in a block of the column `parent`. Nothing where goyaml finds
    /// fault with its indentation.
    pub(super) fn at(bytes: &[u8], start: usize, parent: usize) -> Option<Self> {
        let (header_end, deeper) = header(bytes, start);
        let mut next = line_ends(bytes, header_end).1;
        let indentation = match deeper {
            Some(deeper) => parent + deeper,
            None => indentation(bytes, next, parent)?,
        };
        let mut end = header_end;
        while next < bytes.len() {
            let content = next + leading_spaces(&bytes[next..], indentation);
            let (stop, behind) = line_ends(bytes, content);
            if stop > content && content - next < indentation {
                // goyaml lets no tab stand where a space of the indentation should.
                return (bytes[content] != b'\t').then_some(Self { header_end, end, next, indentation });
            }
            if stop > content {
                end = stop;
            }
            next = behind;
        }
        Some(Self { header_end, end, next, indentation })
    }
}

/// Where the indicators of a header end, and the indentation that they name.
fn header(bytes: &[u8], start: usize) -> (usize, Option<usize>) {
    let (mut at, mut chomping, mut deeper) = (start + 1, false, None);
    loop {
        match bytes.get(at) {
            Some(b'+' | b'-') if !chomping => chomping = true,
            Some(digit @ b'1'..=b'9') if deeper.is_none() => deeper = Some(usize::from(digit - b'0')),
            _ => return (at, deeper),
        }
        at += 1;
    }
}

/// The indentation of a block scalar's first line; goyaml lets empty lines in front have a say as well.
fn indentation(bytes: &[u8], mut at: usize, parent: usize) -> Option<usize> {
    let mut of_empty_lines = parent + 1;
    loop {
        let spaces = leading_spaces(&bytes[at..], usize::MAX);
        match bytes.get(at + spaces) {
            Some(b'\t') => return None,
            Some(b'\n' | b'\r') => {
                of_empty_lines = of_empty_lines.max(spaces);
                at = line_ends(bytes, at + spaces).1;
            }
            Some(_) if spaces > parent && spaces < of_empty_lines => return None,
            Some(_) if spaces > parent => return Some(spaces),
            _ => return Some(of_empty_lines),
        }
    }
}
