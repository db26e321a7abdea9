//! Paths inside a document.

use std::borrow::Cow;
use std::fmt;

/// A path inside a document; prints as RFC 6901. It is held as it prints: a run has two of them for every finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// From its tokens, outermost first, unescaped.
    pub fn from_tokens<T: AsRef<str>>(tokens: impl IntoIterator<Item = T>) -> Self {
        let mut pointer = Self::root();
        tokens.into_iter().for_each(|token| pointer.push(token));
        pointer
    }

    /// One step further down.
    pub fn push(&mut self, token: impl AsRef<str>) {
        // Few are shorter, and few are much longer.
        const USUAL: usize = 64;
        let token = token.as_ref();
        if self.0.capacity() == 0 {
            self.0.reserve(USUAL.max(1 + token.len()));
        }
        self.0.push('/');
        match token.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            true => self.0.push_str(&token.replace('~', "~0").replace('/', "~1")),
            false => self.0.push_str(token),
        }
    }

    /// All the steps of a path that begins where this one ends.
    pub fn append(&mut self, further: &Pointer) {
        self.0.push_str(&further.0);
    }

    /// Its tokens, outermost first, unescaped.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        let tokens = self.0.strip_prefix('/').into_iter().flat_map(|path| path.split('/'));
        tokens.map(|token| match token.contains('~') {
            true => Cow::Owned(token.replace("~1", "/").replace("~0", "~")),
            false => Cow::Borrowed(token),
        })
    }

    /// As it prints.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
