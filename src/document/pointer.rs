//! Paths inside a document.

use std::fmt;

/// A path inside a document; prints as RFC 6901.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Pointer(Vec<String>);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// From its tokens, outermost first, unescaped.
    pub fn from_tokens<T: Into<String>>(tokens: impl IntoIterator<Item = T>) -> Self {
        Self(tokens.into_iter().map(Into::into).collect())
    }

    /// One step further down.
    pub fn push(&mut self, token: impl Into<String>) {
        self.0.push(token.into());
    }

    /// Its tokens, outermost first, unescaped.
    pub fn tokens(&self) -> &[String] {
        &self.0
    }

    /// The same, to be changed in place.
    pub fn tokens_mut(&mut self) -> &mut [String] {
        &mut self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for token in &self.0 {
            out.write_str("/")?;
            match token.contains(['~', '/']) {
                true => out.write_str(&token.replace('~', "~0").replace('/', "~1"))?,
                false => out.write_str(token)?,
            }
        }
        Ok(())
    }
}
