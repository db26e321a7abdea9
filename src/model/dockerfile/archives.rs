//! What ADD and COPY bring: archives and URLs, which only ADD takes, and whole systems.

use super::{Base, Instruction, Keyword, Word};
use crate::model::known_images::{Account, account_of};

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

    /// The source of a `COPY --from=… / /`: everything that the other stage or image holds.
    pub fn whole_source(self) -> Option<Word<'d>> {
        let to_root = self.destination().is_some_and(|destination| destination.text() == "/");
        let whole = self.sources().into_iter().find(|source| source.text() == "/");
        whole.filter(|_| to_root && self.flag("from").is_some())
    }

    /// The account of the base image that its `--from` leads to: root's is a whole system, nothing else is known to be.
    /// What a stage built on nothing holds was copied there file by file.
    pub fn source_account(self) -> Account {
        let Some(from) = self.flag("from").and_then(|flag| flag.value()) else { return Account::Unknown };
        let name = from.expanded();
        match self.stage().and_then(|stage| stage.stage_meant(&name.text)) {
            Some(stage) if matches!(stage.root().base(), Base::Scratch) => Account::Unknown,
            Some(stage) => stage.account_of_base(),
            None if name.complete => account_of(&name.text),
            None => Account::Unknown,
        }
    }
}

fn needs_add(source: &str) -> bool {
    source.contains("://") || source.starts_with("git@") || source.starts_with("<<") || is_archive(source)
}
