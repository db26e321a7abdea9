//! Text from the input, made harmless for terminals and readers: control characters could move the cursor, rename the
//! window or hide lines, bidirectional marks reorder what is read (CVE-2021-42574).

use std::borrow::Cow;

use serde::Serialize;

/// The character that stands for `c` where `c` must not be printed, if so.
pub(super) fn stand_in(c: char) -> Option<char> {
    match c {
        '\t' => None,
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32),
        '\x7f' => Some('\u{2421}'),
        _ if is_deceptive(c) => Some('\u{fffd}'),
        _ => None,
    }
}

/// Whether a character beyond ASCII controls terminals or hides or reorders its neighbours.
pub(super) fn is_deceptive(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// One line that is safe to print: line ends and tabs become blanks, what controls or deceives is replaced.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    let unsafe_here = |c: char| c == '\t' || stand_in(c).is_some();
    if !text.contains(unsafe_here) {
        return Cow::Borrowed(text);
    }
    let safe = |c: char| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { stand_in(c).unwrap_or(c) };
    Cow::Owned(text.chars().map(safe).collect())
}

/// A value as JSON text whose strings hold no character that controls or deceives: those are written as escapes, so that
/// the data stays what it is. `findings` is how many the value tells of.
pub(super) fn json(value: &impl Serialize, findings: usize) -> String {
    // What a finding takes in most reports: a text that doubles until it fits is copied several times.
    let mut text = Vec::with_capacity((findings + 8) << 10);
    serde_json::to_writer_pretty(&mut text, value).expect("texts and numbers can be written as JSON");
    harmless(String::from_utf8(text).expect("JSON is UTF-8"))
}

fn harmless(text: String) -> String {
    // All of them stand beyond printable ASCII, of which a report is made nearly wholly.
    if text.is_ascii() && memchr::memchr(b'\x7f', text.as_bytes()).is_none() {
        return text + "\n";
    }
    let mut safe = String::new();
    let (mut at, mut done) = (0, 0);
    while let Some(found) = text.as_bytes()[at..].iter().position(|&byte| byte >= 0x7f) {
        let begin = at + found;
        let Some(c) = text[begin..].chars().next() else { break };
        at = begin + c.len_utf8();
        if is_deceptive(c) || c == '\x7f' {
            safe.push_str(&text[done..begin]);
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| safe.push_str(&format!("\\u{unit:04x}")));
            done = at;
        }
    }
    safe + &text[done..] + "\n"
}
