//! Numbers for the names of keys, so that most questions to a map are answered without looking at a text.

/// A number that equal names share. Different names may share one too: who finds it compares the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name(pub(super) u32);

impl Name {
    /// Of a key whose name is not plainly its text: `on` is named `true`, an alias is named what it stands for.
    pub(super) const UNCERTAIN: Name = Name(0);

    /// Of a text. It mixes its length with its first and last four bytes: names of fields hardly ever share all of them.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Self {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = (packed(text) ^ (text.len() as u64) << 24).wrapping_mul(SPREAD);
        Self((mixed >> 32) as u32 | 1)
    }

    fn bit(self) -> u32 {
        1 << (self.0 >> 27)
    }
}

/// Whether two texts whose [`Name`] is the same are equal. Most are short: their ends, taken eight bytes at a time, are all
/// of them.
#[inline]
pub(super) fn are_equal(one: &[u8], other: &[u8]) -> bool {
    match (one.first_chunk::<8>(), one.last_chunk::<8>(), other.first_chunk::<8>(), other.last_chunk::<8>()) {
        (Some(first), Some(last), Some(other_first), Some(other_last)) => {
            let ends = u64::from_le_bytes(*first) == u64::from_le_bytes(*other_first)
                && u64::from_le_bytes(*last) == u64::from_le_bytes(*other_last);
            one.len() == other.len() && ends && (one.len() <= 16 || one == other)
        }
        // Up to seven bytes are one word.
        _ => one.len() == other.len() && packed(one) == packed(other),
    }
}

/// Up to eight bytes as a number, which equal ones of one length share.
#[inline]
fn packed(text: &[u8]) -> u64 {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        _ => text.iter().fold(0, |packed, &byte| packed << 8 | u64::from(byte)),
    }
}

/// Which names the keys of a map can have: one bit for each of 32 groups of names.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Names(pub(super) u32);

impl Names {
    #[inline]
    pub(super) fn add(&mut self, name: Name) {
        self.0 |= if name == Name::UNCERTAIN { u32::MAX } else { name.bit() };
    }

    /// Whether a key of this name may have been added.
    #[inline]
    pub(super) fn may_hold(self, name: Name) -> bool {
        self.0 & name.bit() != 0 || name == Name::UNCERTAIN && self.0 != 0
    }
}
