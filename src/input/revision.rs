//! What is checked out: the repository's address, commit and branch, as `.git` says, without calling git.

use std::fs::read_to_string;
use std::path::{Path, PathBuf};

/// The state of the repository that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its address, without credentials.
    pub repository: String,
    /// The commit's id.
    pub commit: String,
    /// The branch, if one is checked out.
    pub branch: Option<String>,
}

/// What is checked out in the repository at `root`. `None` where there is no commit, or no remote `origin` that others
/// can reach: then nothing could be told that holds elsewhere.
pub fn revision(root: &Path) -> Option<Revision> {
    let folder = git_folder(&root.join(".git"))?;
    // A worktree shares everything but its HEAD.
    let shared = read_to_string(folder.join("commondir")).map_or(folder.clone(), |common| folder.join(common.trim()));
    let repository = address(&origin(&read_to_string(shared.join("config")).ok()?)?)?;
    let head = read_to_string(folder.join("HEAD")).ok()?;
    let (commit, branch) = match head.trim().strip_prefix("ref: ") {
        None => (head.trim().to_owned(), None),
        Some(reference) => (commit_of(&shared, reference)?, reference.strip_prefix("refs/heads/").map(str::to_owned)),
    };
    let is_commit = commit.len() >= 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_commit.then_some(Revision { repository, commit, branch })
}

/// The folder itself, or where the file `.git` of a worktree or submodule leads.
fn git_folder(git: &Path) -> Option<PathBuf> {
    if git.is_dir() {
        return Some(git.to_owned());
    }
    let text = read_to_string(git).ok()?;
    Some(git.parent()?.join(text.trim().strip_prefix("gitdir: ")?))
}

fn commit_of(folder: &Path, reference: &str) -> Option<String> {
    if let Ok(commit) = read_to_string(folder.join(reference)) {
        return Some(commit.trim().to_owned());
    }
    let packed = read_to_string(folder.join("packed-refs")).ok()?;
    let line = packed.lines().find(|line| line.split_once(' ').is_some_and(|(_, name)| name == reference))?;
    Some(line.split_once(' ')?.0.to_owned())
}

/// The `url` in the section `[remote "origin"]`.
fn origin(config: &str) -> Option<String> {
    let section = config.lines().skip_while(|line| line.trim() != r#"[remote "origin"]"#).skip(1);
    let mut entries =
        section.take_while(|line| !line.trim_start().starts_with('[')).filter_map(|line| line.split_once('='));
    entries.find(|(key, _)| key.trim() == "url").map(|(_, url)| url.trim().to_owned())
}

/// A remote's address as others open it: over HTTPS, without a user or password. `None` for a folder of this machine.
fn address(remote: &str) -> Option<String> {
    let (host, path) = match remote.split_once("://") {
        Some(("https" | "http" | "ssh" | "git", rest)) => rest.split_once('/')?,
        Some(_) => return None,
        None => remote.split_once(':').filter(|(host, _)| !host.contains('/'))?,
    };
    let host = host.rsplit('@').next().unwrap_or(host);
    let printable = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
    (!host.is_empty() && printable(host) && printable(path))
        .then(|| format!("https://{host}/{}", path.trim_start_matches('/')))
}
