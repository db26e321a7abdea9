//! Looks at eight bytes at a time for what our own readers stop at. Texts in manifests and plans are too short for
//! `memchr`, which pays from some dozen bytes on.

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGHEST_BITS: u64 = u64::from_le_bytes([0x80; 8]);

fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
}

/// Has the highest bit set of the first byte that is zero, and of none before it.
#[inline]
fn first_zero(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHEST_BITS
}

/// The first byte from `at` on that may end plain text in a block (a line end, a colon, a hash), or the end.
#[inline]
pub(super) fn next_stop(bytes: &[u8], mut at: usize) -> usize {
    const STOPS: [u64; 4] = [ONES * b'\n' as u64, ONES * b'\r' as u64, ONES * b':' as u64, ONES * b'#' as u64];
    while let Some(word) = word(bytes, at) {
        let [feed, carriage_return, colon, hash] = STOPS.map(|stop| first_zero(word ^ stop));
        let found = feed | carriage_return | colon | hash;
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while let Some(byte) = bytes.get(at)
        && !matches!(byte, b'\n' | b'\r' | b':' | b'#')
    {
        at += 1;
    }
    at
}

/// The first byte from `at` on that a JSON string does not hold as it stands (a quote, a backslash, a control
/// character), or the end.
#[inline]
pub(super) fn string_stop(bytes: &[u8], mut at: usize) -> usize {
    const FIRST_PRINTABLE: u64 = ONES * b' ' as u64;
    const STOPS: [u64; 2] = [ONES * b'"' as u64, ONES * b'\\' as u64];
    while let Some(word) = word(bytes, at) {
        let [quote, backslash] = STOPS.map(|stop| first_zero(word ^ stop));
        let control = word.wrapping_sub(FIRST_PRINTABLE) & !word & HIGHEST_BITS;
        let found = quote | backslash | control;
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while let Some(byte) = bytes.get(at)
        && !matches!(byte, b'"' | b'\\' | 0..0x20)
    {
        at += 1;
    }
    at
}

/// The first byte from `at` on that is no blank, or the end.
#[inline]
pub(super) fn behind_blanks(bytes: &[u8], mut at: usize) -> usize {
    const BLANKS: u64 = ONES * b' ' as u64;
    while let Some(word) = word(bytes, at) {
        let others = word ^ BLANKS;
        if others != 0 {
            return at + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    at
}
