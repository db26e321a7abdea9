//! Floor 5: finds and reads files; the only reader of the disk.
//!
//! [`discover`] walks what the user named and says which files there are; [`read`] reads them and makes the
//! [`Workspace`] of the run. What is passed over is counted with its reason, never silent.
#![allow(clippy::disallowed_methods, reason = "this is the one door by which text comes in")]

mod builds;
mod charts;
mod discover;
mod encoding;
mod policies;
mod read;
mod revision;
mod units;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::finding::Problem;
use crate::model::Workspace;

pub use builds::{follow_builds, list_contexts};
pub use discover::{discover, root_of};
pub use policies::{PolicyFiles, read_policies};
pub use read::{STDIN, read};
pub use revision::{Revision, revision};

/// What to look at, and what not.
pub struct Request<'a> {
    /// Files and folders as the user named them; `-` is standard input; nothing means the current folder.
    pub paths: Vec<PathBuf>,
    /// Where relative paths begin.
    pub current: PathBuf,
    /// Whether the configuration excludes this file, or this folder where the second argument is true. Never asked
    /// about a path that the user named.
    pub excluded: &'a (dyn Fn(&Path, bool) -> bool + Sync),
    /// The longest file that is read, in bytes.
    pub size_limit: u64,
}

impl Request<'_> {
    /// [`Request::size_limit`] unless configured: 1 GiB.
    pub const SIZE_LIMIT: u64 = 1 << 30;
}

/// One file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// As reports name it: relative to the root, `/`-separated.
    pub name: String,
    /// Whether the user named this very file.
    pub named: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Discovered {
    /// What the names of files are relative to: the repository's root, or the current folder outside of one.
    pub root: PathBuf,
    /// The files to read, sorted by name, each once.
    pub files: Vec<File>,
    /// Whether standard input is to be read.
    pub stdin: bool,
    /// How many files and folders were passed over, by reason.
    pub skipped: BTreeMap<String, usize>,
    /// What could not be looked at.
    pub problems: Vec<Problem>,
    /// The longest file that is read, in bytes.
    pub size_limit: u64,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Input {
    /// The documents that are ours.
    pub workspace: Workspace,
    /// How many files were read.
    pub files: usize,
    /// What could not be read or parsed.
    pub problems: Vec<Problem>,
    /// How many files and folders were passed over, by reason: those of [`Discovered`] and the files that are not ours.
    pub skipped: BTreeMap<String, usize>,
    /// The files that hold nothing that is ours, and why.
    pub not_ours: Vec<(String, &'static str)>,
}

/// The text of a file, `None` where there is none.
///
/// # Errors
/// Where there is one and it cannot be read, or is not UTF-8.
pub fn text_of(file: &Path) -> std::io::Result<Option<String>> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error)
            if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Whether there is a file or folder.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether a folder is a repository's root: it holds `.git` (a file in a worktree).
pub fn is_repository(folder: &Path) -> bool {
    folder.join(".git").exists()
}
