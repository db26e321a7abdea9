//! What ADD does and COPY does not: fetching and unpacking.

use super::{Instruction, Keyword, Word};

/// Endings of archives, and of what is compressed like one.
const ARCHIVES: [&str; 17] = [
    ".tar",
    ".tar.gz",
    ".tgz",
    ".gz",
    ".tar.bz2",
    ".tbz2",
    ".tbz",
    ".bz2",
    ".tar.xz",
    ".txz",
    ".xz",
    ".tar.lzma",
    ".tlz",
    ".lzma",
    ".tar.zst",
    ".tzst",
    ".tar.Z",
];

/// Whether a file of this name is an archive.
pub fn is_archive(name: &str) -> bool {
    ARCHIVES.iter().any(|ending| name.ends_with(ending))
}

impl<'d> Instruction<'d> {
    /// The first source of an ADD that COPY would copy as well: neither an archive, a URL, a repository nor a heredoc.
    pub fn plain_source(self) -> Option<Word<'d>> {
        let sources = if self.is(Keyword::Add) { self.sources() } else { Vec::new() };
        sources.into_iter().find(|source| {
            let expanded = source.expanded();
            expanded.complete && !expanded.text.is_empty() && !needs_add(&expanded.text)
        })
    }
}

fn needs_add(source: &str) -> bool {
    source.contains("://") || source.starts_with("git@") || source.starts_with("<<") || is_archive(source)
}
