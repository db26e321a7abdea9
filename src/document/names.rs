//! Numbers for the names of keys, so that most questions to a map are answered without looking at a text.

/// A number that equal names share. Different names may share one too: who finds it compares the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name(pub(super) u32);

impl Name {
    /// How many bits it has.
    pub(super) const BITS: u32 = 27;

    /// Of a key whose name is not plainly its text: `on` is named `true`, an alias is named what it stands for.
    pub(super) const UNCERTAIN: Name = Name(0);

    /// Of a text.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Self {
        Self::of_packed(packed(text), text.len())
    }

    /// It mixes a text's length with its first and last four bytes: names of fields hardly ever share all of them.
    #[inline]
    fn of_packed(packed: u64, length: usize) -> Self {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = (packed ^ (length as u64) << 24).wrapping_mul(SPREAD);
        Self((mixed >> (u64::BITS - Self::BITS)) as u32 | 1)
    }

    /// One of 64 groups.
    fn group(self) -> u32 {
        self.0 >> (Self::BITS - 6)
    }
}

/// A name that a map is asked for. The compiler knows most of them whole.
pub(super) struct Asked<'k> {
    pub(super) text: &'k str,
    pub(super) name: Name,
    packed: u64,
}

impl<'k> Asked<'k> {
    #[inline]
    pub(super) fn new(text: &'k str) -> Self {
        let packed = packed(text.as_bytes());
        Self { text, name: Name::of_packed(packed, text.len()), packed }
    }

    /// Whether a key has this text.
    #[inline]
    pub(super) fn is(&self, key: &[u8]) -> bool {
        let inner = |text: &[u8]| 4..text.len().saturating_sub(4);
        key.len() == self.text.len()
            && packed(key) == self.packed
            && (key.len() <= 8 || key[inner(key)] == self.text.as_bytes()[inner(key)])
    }
}

/// The first and the last four bytes of a text as a number; of up to eight bytes, that is all of them.
#[inline]
fn packed(text: &[u8]) -> u64 {
    match (text.first_chunk(), text.last_chunk(), text) {
        (Some(first), Some(last), _) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        (_, _, [first, .., last]) => u64::from_le_bytes([*first, text[1], *last, 0, 0, 0, 0, 0]),
        (_, _, [only]) => u64::from(*only),
        _ => 0,
    }
}

/// Which names the keys of a map can have: one bit for each of [`Name::BITS`] groups of names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names(pub(super) u32);

impl Names {
    /// Whether there may be a key of this name.
    #[inline]
    pub(super) fn may_hold(self, name: Name) -> bool {
        self.0 & (1 << (name.group() % Name::BITS)) != 0 || name == Name::UNCERTAIN && self.0 != 0
    }
}

/// Which names the keys of a map that is still open have: one bit for each of 64 groups, so that few maps seem to repeat
/// one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen(u64);

impl Seen {
    /// Adds a name, and says whether it may have been added before.
    #[inline]
    pub(super) fn add(&mut self, name: Name) -> bool {
        let bits = if name == Name::UNCERTAIN { u64::MAX } else { 1 << name.group() };
        let known = self.0 & bits != 0;
        self.0 |= bits;
        known
    }

    #[inline]
    pub(super) fn names(self) -> Names {
        let folded = self.0 | self.0 >> Name::BITS | self.0 >> (2 * Name::BITS);
        Names(folded as u32 & ((1 << Name::BITS) - 1))
    }
}
