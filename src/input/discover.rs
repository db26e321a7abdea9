//! Finds the files: a parallel walk that honours `.gitignore` and the configuration's `exclude`.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, Match, WalkBuilder, WalkState};

use super::{Discovered, File, Request};
use crate::finding::{Problem, ProblemKind};

/// The folder that reports' file names are relative to: the nearest one upwards from `path` that holds `.git`,
/// else `current`.
pub fn root_of(path: &Path, current: &Path) -> PathBuf {
    let repository = path.ancestors().find(|folder| super::is_repository(folder));
    repository.unwrap_or(current).to_owned()
}

/// Walks what was named. A named path is always taken, ignored or not; a folder's hidden files and folders are
/// searched, `.git` is not. Symbolic links are followed where they lead to what is not met otherwise, never in a circle.
pub fn discover(request: &Request) -> Discovered {
    let current = normal(&request.current);
    let mut named: Vec<PathBuf> = Vec::new();
    let mut found = Discovered { size_limit: request.size_limit, ..Discovered::default() };
    for path in &request.paths {
        if path.as_os_str() == "-" {
            found.stdin = true;
        } else {
            named.push(normal(&current.join(path)));
        }
    }
    if request.paths.is_empty() {
        named.push(current.clone());
    }
    found.root = common_root(&named, &current);
    let walked =
        named.iter().filter(|path| path.is_dir()).filter_map(|path| std::fs::canonicalize(path).ok()).collect();
    let search = Search { root: &found.root, request, walked, state: Mutex::default() };
    for path in &named {
        search.take(path);
    }
    let state = search.state.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    found.files = sorted(state.files);
    found.skipped = state.skipped;
    found.problems = state.problems;
    found.problems.sort_by(|one, other| one.file.cmp(&other.file));
    found
}

/// How reports name a file.
pub(super) fn name_of(path: &Path, root: &Path) -> String {
    let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { name.into_owned() } else { name.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// The one root of all named paths, or the current folder where they do not agree.
fn common_root(named: &[PathBuf], current: &Path) -> PathBuf {
    let mut roots: Vec<PathBuf> = named.iter().map(|path| root_of(path, current)).collect();
    roots.dedup();
    match roots.as_slice() {
        [root] => root.clone(),
        _ => root_of(current, current),
    }
}

/// Without `.` and `..`, so that one file has one name. Symbolic links keep their own names.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts
}

/// Each file once, by name; named wins.
fn sorted(mut files: Vec<File>) -> Vec<File> {
    files.sort_by(|one, other| one.name.cmp(&other.name).then(other.named.cmp(&one.named)));
    files.dedup_by(|later, kept| later.path == kept.path);
    files
}

#[derive(Default)]
struct State {
    files: Vec<File>,
    skipped: BTreeMap<String, usize>,
    problems: Vec<Problem>,
    /// The ignore files that count in a folder, innermost first.
    ignores: HashMap<PathBuf, Arc<Vec<Gitignore>>>,
}

struct Search<'r> {
    root: &'r Path,
    request: &'r Request<'r>,
    /// The folders that are walked, as the file system names them.
    walked: Vec<PathBuf>,
    state: Mutex<State>,
}

impl Search<'_> {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn name(&self, path: &Path) -> String {
        name_of(path, self.root)
    }

    fn skip(&self, reason: &str) {
        *self.state().skipped.entry(reason.to_owned()).or_default() += 1;
    }

    fn refuse(&self, path: &Path, message: String) {
        let name = self.name(path);
        self.state().problems.push(Problem::new(ProblemKind::Unreadable, name, message));
    }

    fn take(&self, path: &Path) {
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.walk(path),
            Ok(_) => {
                let file = File { path: path.to_owned(), name: self.name(path), named: true };
                self.state().files.push(file);
            }
            Err(error) => self.refuse(path, error.to_string()),
        }
    }

    fn walk(&self, folder: &Path) {
        let walker = WalkBuilder::new(folder).standard_filters(false).follow_links(true).build_parallel();
        walker.run(|| Box::new(|entry| self.visit(folder, entry)));
    }

    fn visit(&self, folder: &Path, entry: Result<DirEntry, ignore::Error>) -> WalkState {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                self.refuse_entry(folder, &error);
                return WalkState::Continue;
            }
        };
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if entry.depth() == 0 {
            return WalkState::Continue;
        }
        if is_folder && entry.file_name() == ".git" {
            return WalkState::Skip;
        }
        let path = entry.path();
        let name = self.name(path);
        let kind = if is_folder { "folders" } else { "files" };
        if (self.request.excluded)(path, is_folder) {
            self.skip(&format!("{kind} excluded by the configuration"));
            return WalkState::Skip;
        }
        if self.is_ignored(path, is_folder) {
            self.skip(&format!("{kind} ignored by .gitignore"));
            return WalkState::Skip;
        }
        if entry.path_is_symlink()
            && let Some(reason) = self.passed_over(path, is_folder)
        {
            self.skip(reason);
            return WalkState::Skip;
        }
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            self.state().files.push(File { path: path.to_owned(), name, named: false });
        }
        WalkState::Continue
    }

    /// Why a symbolic link is not followed: what it leads to is met under its own name as well, or it is a folder
    /// somewhere else on this machine, which another checkout would not have.
    fn passed_over(&self, link: &Path, is_folder: bool) -> Option<&'static str> {
        let target = std::fs::canonicalize(link).ok()?;
        if self.walked.iter().any(|walked| target.starts_with(walked)) {
            return Some("symbolic links to what is checked under its own name");
        }
        if self.walked.iter().any(|walked| walked.starts_with(&target)) {
            return Some("symbolic links in a circle");
        }
        let outside = is_folder && std::fs::canonicalize(self.root).is_ok_and(|root| !target.starts_with(root));
        outside.then_some("symbolic links to folders outside")
    }

    /// A link in a circle is passed over, everything else that cannot be looked at is a problem.
    fn refuse_entry(&self, folder: &Path, error: &ignore::Error) {
        if is_loop(error) {
            return self.skip("symbolic links in a circle");
        }
        let path = path_of(error).unwrap_or(folder);
        if std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) {
            return self.skip("broken symbolic links");
        }
        let message = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        self.refuse(path, message);
    }

    fn is_ignored(&self, path: &Path, is_folder: bool) -> bool {
        let Some(parent) = path.parent() else { return false };
        for ignores in self.ignores_in(parent).iter() {
            match ignores.matched(path, is_folder) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None => {}
            }
        }
        false
    }

    /// The ignore files of a folder and those above it, up to the root.
    fn ignores_in(&self, folder: &Path) -> Arc<Vec<Gitignore>> {
        if let Some(known) = self.state().ignores.get(folder) {
            return Arc::clone(known);
        }
        let mut chain = Vec::new();
        chain.extend(gitignore_of(folder));
        if folder != self.root
            && let Some(parent) = folder.parent()
            && parent.starts_with(self.root)
        {
            chain.extend(self.ignores_in(parent).iter().cloned());
        }
        let chain = Arc::new(chain);
        self.state().ignores.insert(folder.to_owned(), Arc::clone(&chain));
        chain
    }
}

/// The `.gitignore` of a folder.
pub(super) fn gitignore_of(folder: &Path) -> Option<Gitignore> {
    let file = folder.join(".gitignore");
    if !file.is_file() {
        return None;
    }
    let mut builder = GitignoreBuilder::new(folder);
    builder.add(&file);
    builder.build().ok()
}

fn is_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => is_loop(err),
        _ => false,
    }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } => path_of(err),
        _ => None,
    }
}
