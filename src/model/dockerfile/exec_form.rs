//! The exec form: arguments as a JSON array of strings.

use super::words::Part;
use crate::document::{OffsetMap, Span};

/// One string of an exec form.
#[derive(Debug)]
pub(super) struct ExecItem {
    /// With its quotes, in the logical line.
    pub(super) part: Part,
    /// With its escapes undone.
    pub(super) text: Box<str>,
}

/// What arguments that may be an exec form are.
pub(super) enum ExecForm {
    /// A valid JSON array of strings.
    Strings(Vec<ExecItem>),
    /// A valid JSON array with something else in it, which Docker refuses.
    Mixed,
    /// Anything else: Docker takes the text as it is.
    NotJson,
}

/// Reads `text[within]`, which has no blanks around it.
pub(super) fn read(text: &str, within: Part) -> ExecForm {
    let body = &text[within.clone()];
    if !body.starts_with('[') {
        return ExecForm::NotJson;
    }
    match strings(body, within.start) {
        Some(items) => ExecForm::Strings(items),
        None if serde_json::from_str::<Vec<serde::de::IgnoredAny>>(body).is_ok() => ExecForm::Mixed,
        None => ExecForm::NotJson,
    }
}

/// The strings of a JSON array that begins at `base` of the logical line.
fn strings(body: &str, base: usize) -> Option<Vec<ExecItem>> {
    let mut items = Vec::new();
    let mut rest = skip(body.strip_prefix('[')?);
    while !rest.starts_with(']') {
        if !items.is_empty() {
            rest = skip(rest.strip_prefix(',')?);
        }
        let length = string_length(rest)?;
        let start = body.len() - rest.len();
        let (text, _) = decode(&rest[1..length - 1], 0)?;
        items.push(ExecItem { part: base + start..base + start + length, text: text.into() });
        rest = skip(&rest[length..]);
    }
    skip(&rest[1..]).is_empty().then_some(items)
}

fn skip(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\r', '\n'])
}

/// The length of the JSON string at the start of `text`, quotes included.
fn string_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = bytes.starts_with(b"\"").then_some(1)?;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// A JSON string without its quotes, escapes undone, and the way back to its raw text, which begins at byte `start` of
/// something bigger. `None` if it is not valid. A lone surrogate becomes U+FFFD, as in Go's `encoding/json`.
pub(super) fn decode(raw: &str, start: usize) -> Option<(String, OffsetMap)> {
    let mut text = String::with_capacity(raw.len());
    let mut offsets = OffsetMap::shifted(start as u32);
    let mut at = 0;
    while let Some(character) = raw[at..].chars().next() {
        if (character as u32) < 0x20 {
            return None;
        }
        if character != '\\' {
            text.push(character);
            at += character.len_utf8();
            continue;
        }
        let (decoded, length) = escape(&raw[at + 1..])?;
        offsets.add_whole(text.len(), Span::new(start + at, start + at + 1 + length));
        text.push(decoded);
        at += 1 + length;
        offsets.add(text.len(), start + at);
    }
    Some((text, offsets))
}

/// The character that an escape stands for and its length without the backslash.
fn escape(rest: &str) -> Option<(char, usize)> {
    Some(match rest.as_bytes().first()? {
        b'n' => ('\n', 1),
        b't' => ('\t', 1),
        b'r' => ('\r', 1),
        b'b' => ('\u{8}', 1),
        b'f' => ('\u{c}', 1),
        plain @ (b'"' | b'\\' | b'/') => (char::from(*plain), 1),
        b'u' => {
            let first = hexadecimal(rest.get(1..5)?)?;
            let second = rest.get(5..11).and_then(|next| hexadecimal(next.strip_prefix("\\u")?));
            match (first, second) {
                (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) => {
                    (char::from_u32(0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00)).unwrap_or('\u{fffd}'), 11)
                }
                _ => (char::from_u32(first).unwrap_or('\u{fffd}'), 5),
            }
        }
        _ => return None,
    })
}

fn hexadecimal(digits: &str) -> Option<u32> {
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}
