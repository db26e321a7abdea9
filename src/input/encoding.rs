//! Bytes into text: UTF-8 with or without a byte-order mark, UTF-16 with one (PowerShell writes plans so).

/// Why bytes are not text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotText {
    /// The bytes as text, with replacement characters where they are none.
    pub(super) lossy: String,
    /// Where in `lossy` the first byte stands that is not text.
    pub(super) at: usize,
    /// What is wrong there.
    pub(super) message: String,
}

/// The text that `bytes` hold, without a byte-order mark.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest.to_vec()),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<String, NotText> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes()[at];
        let lossy = String::from_utf8_lossy(error.as_bytes()).into_owned();
        NotText { lossy, at, message: format!("not UTF-8: the byte 0x{byte:02X} at offset {at}") }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut lossy = String::with_capacity(bytes.len() / 2);
    let mut fault = None;
    for character in char::decode_utf16(units) {
        let character = character.unwrap_or_else(|_| {
            fault.get_or_insert(lossy.len());
            char::REPLACEMENT_CHARACTER
        });
        lossy.push(character);
    }
    if bytes.len() % 2 == 1 {
        fault.get_or_insert(lossy.len());
        lossy.push(char::REPLACEMENT_CHARACTER);
    }
    match fault {
        None => Ok(lossy),
        Some(at) => Err(NotText { lossy, at, message: "not UTF-16: half a character".to_owned() }),
    }
}
