//! Text from the input, made harmless for terminals and readers: control characters could move the cursor, rename the
//! window or hide lines, bidirectional marks reorder what is read (CVE-2021-42574).

use std::borrow::Cow;

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
