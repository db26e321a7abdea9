//! Characters that YAML forbids, and those that make our own reader leave a document alone.

use crate::document::{Source, Span, SyntaxError};

/// What is unusual in the characters of a document.
#[derive(Debug, Default)]
pub(super) struct Oddities {
    /// A carriage return that no line feed follows: a line end for YAML, not for the reader that splits documents.
    lone_return: bool,
    /// A byte order mark: files that were put together keep theirs behind `---`, where goyaml drops it.
    byte_order_mark: bool,
    /// Where NEL, LS and PS stand: line ends in YAML 1.1, which Kubernetes reads, and not in YAML 1.2.
    pub(super) breaks: Vec<usize>,
}

impl Oddities {
    pub(super) fn any(&self) -> bool {
        self.lone_return || self.byte_order_mark || !self.breaks.is_empty()
    }
}

/// Looks at every character of a document.
///
/// # Errors
/// At the first one that is no printable character (YAML 1.2.2 §5.1; goyaml refuses the same).
pub(super) fn check(source: &Source, chunk: Span) -> Result<Oddities, SyntaxError> {
    let bytes = &source.text().as_bytes()[chunk.range()];
    let mut oddities = Oddities::default();
    for (index, block) in bytes.chunks(BLOCK).enumerate() {
        if !is_ordinary(block) {
            look(source, chunk.start as usize + index * BLOCK, block.len(), &mut oddities)?;
        }
    }
    Ok(oddities)
}

const BLOCK: usize = 512;

/// Whether there are only printable ASCII characters, tabs and line feeds. Written so that the compiler makes vector
/// instructions of it.
fn is_ordinary(block: &[u8]) -> bool {
    block
        .iter()
        .fold(true, |ordinary, &byte| ordinary & ((0x20..0x7F).contains(&byte) | (byte == b'\n') | (byte == b'\t')))
}

fn look(source: &Source, start: usize, length: usize, oddities: &mut Oddities) -> Result<(), SyntaxError> {
    let bytes = source.text().as_bytes();
    for at in start..start + length {
        let forbidden = match bytes[at] {
            b'\t' | b'\n' | 0x20..0x7F | 0x80..0xC2 => false,
            b'\r' => {
                oddities.lone_return |= bytes.get(at + 1) != Some(&b'\n');
                false
            }
            0..0x20 | 0x7F => true,
            0xC2 => {
                if bytes[at + 1] == 0x85 {
                    oddities.breaks.push(at);
                }
                bytes[at + 1] < 0xA0 && bytes[at + 1] != 0x85
            }
            0xE2 => {
                if bytes[at + 1] == 0x80 && matches!(bytes[at + 2], 0xA8 | 0xA9) {
                    oddities.breaks.push(at);
                }
                false
            }
            0xEF => {
                oddities.byte_order_mark |= bytes[at + 1..].starts_with(&[0xBB, 0xBF]);
                bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE
            }
            _ => false,
        };
        if forbidden {
            let span = source.character_at(at);
            let code = source.slice(span).chars().next().map_or(0, u32::from);
            let message = format!("the control character U+{code:04X}, which YAML forbids");
            return Err(SyntaxError { message, span });
        }
    }
    Ok(())
}
