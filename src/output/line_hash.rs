//! The hash by which GitHub code scanning knows a line again when it moves.
//!
//! GitHub's own action computes it when it can open the file; uploads by other ways get duplicate alerts without it.
//! The algorithm, as github/codeql-action describes and does it: a hash of 64 bits over the 100 UTF-16 units from the
//! line's beginning, each step multiplying by 37; blanks and tabs are skipped, CR and CRLF count as LF, the text ends
//! with a unit of 65535 followed by zeros. Behind a colon stands how often the same hash has come up to here.

use std::collections::HashMap;

const WINDOW: usize = 100;
const FACTOR: u64 = 37;
const END_OF_TEXT: u16 = u16::MAX;

/// The hashes of the first `lines` lines of a text, in order; line 1 is at index 0.
pub(super) fn of_lines(text: &str, lines: usize) -> Vec<String> {
    let mut hashing =
        Hashing { ring: [0; WINDOW], starts: [false; WINDOW], at: 0, hash: 0, hashes: Vec::new(), wanted: lines };
    let bytes = text.as_bytes();
    let (mut at, mut at_line_start, mut since_start, mut after_return) = (0, true, 0, false);
    while at < bytes.len() && !hashing.is_done() {
        // Only the first units of a line are in any hash: the rest of a long line is passed over.
        if since_start > WINDOW {
            at += memchr::memchr2(b'\n', b'\r', &bytes[at..]).unwrap_or(bytes.len() - at);
            since_start = 0;
            continue;
        }
        let byte = bytes[at];
        let follows = after_return;
        after_return = byte == b'\r';
        match byte {
            b' ' | b'\t' => {}
            b'\n' if follows => {}
            b'\n' | b'\r' => {
                hashing.step(u16::from(b'\n'), at_line_start);
                (at_line_start, since_start) = (true, 0);
            }
            _ if byte.is_ascii() => {
                hashing.step(u16::from(byte), at_line_start);
                (at_line_start, since_start) = (false, since_start + 1);
            }
            _ => {
                let c = text[at..].chars().next().unwrap_or_default();
                for unit in c.encode_utf16(&mut [0; 2]) {
                    hashing.step(*unit, at_line_start);
                    (at_line_start, since_start) = (false, since_start + 1);
                }
                at += c.len_utf8() - 1;
            }
        }
        at += 1;
    }
    hashing.step(END_OF_TEXT, at_line_start);
    for _ in 0..WINDOW {
        hashing.step(0, false);
    }
    numbered(hashing.hashes)
}

/// The units of the window, with the hash over all of them.
struct Hashing {
    ring: [u16; WINDOW],
    /// Which of them begin a line.
    starts: [bool; WINDOW],
    at: usize,
    hash: u64,
    hashes: Vec<u64>,
    wanted: usize,
}

impl Hashing {
    fn is_done(&self) -> bool {
        self.hashes.len() >= self.wanted
    }

    /// Takes in one unit. When the window comes round to a line's beginning, the hash is that line's.
    fn step(&mut self, unit: u16, starts_line: bool) {
        const LAST_FACTOR: u64 = FACTOR.wrapping_pow(WINDOW as u32);
        if std::mem::replace(&mut self.starts[self.at], starts_line) && !self.is_done() {
            self.hashes.push(self.hash);
        }
        let leaving = std::mem::replace(&mut self.ring[self.at], unit);
        self.hash = self
            .hash
            .wrapping_mul(FACTOR)
            .wrapping_add(u64::from(unit))
            .wrapping_sub(LAST_FACTOR.wrapping_mul(u64::from(leaving)));
        self.at = (self.at + 1) % WINDOW;
    }
}

fn numbered(hashes: Vec<u64>) -> Vec<String> {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    let number = |hash: u64| {
        let count = counts.entry(hash).or_default();
        *count += 1;
        format!("{hash:x}:{count}")
    };
    hashes.into_iter().map(number).collect()
}
