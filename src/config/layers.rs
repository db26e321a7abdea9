//! The configuration files of a tree of folders: each folder uses the nearest one, merged over those above it, up to
//! the repository's root.

use std::collections::HashMap;
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde_saphyr::Spanned;

use super::Mistake;
use super::file::{File, Override};
use super::peers::{self, PeerFile};
use super::select::Places;
use crate::document::Source;
use crate::finding::{EDITION, Problem};
use crate::model::Workspace;

/// The names that a configuration may have; a folder holds at most one of them.
pub const NAMES: [&str; 2] = ["tidegate.yaml", ".tidegate.yaml"];

/// What configuration is read from; `input/` gives the disk.
pub trait Folders: Sync {
    /// The text of a file, `None` where there is none.
    ///
    /// # Errors
    /// Where there is one and it cannot be read.
    fn text(&self, file: &Path) -> io::Result<Option<String>>;

    /// Whether there is a file or folder.
    fn exists(&self, path: &Path) -> bool;

    /// Whether a folder is a repository's root: it holds `.git`.
    fn is_repository(&self, folder: &Path) -> bool;
}

/// One configuration file, read and understood as far as that goes without knowing the rules.
pub(super) struct Layer {
    /// The folder that its patterns and paths begin in.
    pub folder: PathBuf,
    pub source: Arc<Source>,
    pub file: File,
    exclude: Gitignore,
    overrides: Vec<Gitignore>,
    units: Vec<Gitignore>,
}

impl Layer {
    fn read(folder: &Path, source: Arc<Source>) -> Result<Self, Vec<Mistake>> {
        // As YAML 1.2 says, so that `off` is a word and not a truth value.
        let options = serde_saphyr::options! { strict_booleans: true };
        let file: Option<File> = serde_saphyr::from_str_with_options(source.text(), options)
            .map_err(|error| vec![Mistake::read(&source, &error)])?;
        let file = file.unwrap_or_default();
        let mut mistakes = Vec::new();
        let mut patterns = |written: &[Spanned<String>]| compile(folder, &source, written, &mut mistakes);
        let exclude = patterns(&file.exclude);
        let overrides = file.overrides.iter().map(|one| patterns(&one.paths)).collect();
        let units = file.units.0.iter().map(|(_, written)| patterns(written)).collect();
        mistakes.extend(edition_mistake(&source, &file));
        mistakes.extend(version_mistakes(&source, &file));
        if mistakes.is_empty() {
            Ok(Self { folder: folder.to_owned(), source, file, exclude, overrides, units })
        } else {
            Err(mistakes)
        }
    }

    /// The overrides that hold for a path, by position.
    pub(super) fn overriding(&self, path: &Path) -> impl Iterator<Item = usize> {
        let holds = |patterns: &Gitignore| self.matches(patterns, path).is_some_and(|matched| matched);
        self.overrides.iter().enumerate().filter(move |(_, patterns)| holds(patterns)).map(|(at, _)| at)
    }

    /// An override by position.
    pub(super) fn override_at(&self, at: usize) -> &Override {
        &self.file.overrides[at]
    }

    /// The unit that a path is put into, if it is.
    pub(super) fn unit_of(&self, path: &Path) -> Option<&str> {
        let at = self.units.iter().position(|patterns| self.matches(patterns, path) == Some(true))?;
        Some(&self.file.units.0[at].0.value)
    }

    /// Whether the patterns match a file or a folder above it; `Some(false)` where the last that does begins with `!`.
    fn matches(&self, patterns: &Gitignore, path: &Path) -> Option<bool> {
        let inside = !patterns.is_empty() && path.starts_with(&self.folder);
        inside.then(|| said(patterns.matched_path_or_any_parents(path, false))).flatten()
    }

    /// What the layer says about leaving out a file or folder. The walk asks about the folders above it before, unless
    /// somebody named one of them: then they do not count.
    fn excludes(&self, path: &Path, is_folder: bool) -> Option<bool> {
        said(self.exclude.matched(path, is_folder))
    }
}

fn said<T>(matched: ignore::Match<T>) -> Option<bool> {
    match matched {
        ignore::Match::None => None,
        ignore::Match::Ignore(_) => Some(true),
        ignore::Match::Whitelist(_) => Some(false),
    }
}

fn compile(folder: &Path, source: &Arc<Source>, written: &[Spanned<String>], mistakes: &mut Vec<Mistake>) -> Gitignore {
    let mut builder = GitignoreBuilder::new(folder);
    for pattern in written {
        if let Err(error) = builder.add_line(None, &pattern.value) {
            mistakes.push(Mistake::at(source, pattern.referenced, format!("not a pattern: {error}")));
        }
    }
    builder.build().unwrap_or_else(|error| {
        mistakes.push(Mistake::of(source.name(), error.to_string()));
        Gitignore::empty()
    })
}

fn edition_mistake(source: &Arc<Source>, file: &File) -> Option<Mistake> {
    let edition = file.edition.as_ref()?;
    let message = match edition.value.split_once('.') {
        Some((year, month)) if is_number(year, 4) && is_number(month, 2) => {
            let newer = edition.value.as_str() > EDITION;
            newer.then(|| format!("edition {} is newer than this program, which knows up to {EDITION}", edition.value))
        }
        _ => Some(format!("`{}` is not an edition; an edition is a year and a month, like {EDITION}", edition.value)),
    };
    message.map(|message| Mistake::at(source, edition.referenced, message))
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn version_mistakes(source: &Arc<Source>, file: &File) -> Vec<Mistake> {
    let written = file.kubernetes_versions.iter().flatten();
    let wrong = written.filter_map(|version| Some((version, minor_release(&version.value).err()?)));
    wrong.map(|(version, message)| Mistake::at(source, version.referenced, message)).collect()
}

/// The minor release of a Kubernetes version: 34 of `1.34`, `v1.34` or `1.34.2`.
///
/// # Errors
/// What is wrong with the text, for people.
pub fn minor_release(version: &str) -> Result<u32, String> {
    let numbers = version.strip_prefix('v').unwrap_or(version);
    let minor = numbers.strip_prefix("1.").and_then(|rest| rest.split('.').next()).and_then(|minor| minor.parse().ok());
    minor.ok_or_else(|| format!("`{version}` is not a Kubernetes version; one looks like 1.34"))
}

/// What holds in a folder.
pub(super) type Chain = Arc<Holding>;

/// Everything that configures a folder.
#[derive(Default)]
pub(super) struct Holding {
    /// Our own files, innermost first.
    pub layers: Vec<Arc<Layer>>,
    /// The nearest files of other tools, one of each kind.
    pub peers: Vec<Arc<PeerFile>>,
}

impl Deref for Holding {
    type Target = [Arc<Layer>];

    fn deref(&self) -> &Self::Target {
        &self.layers
    }
}

/// Every configuration file that this run meets.
pub struct Configurations<'f> {
    folders: &'f dyn Folders,
    /// The folder that the run started in: standard input is configured as if it stood there.
    current: PathBuf,
    /// The one file that was named and is used for everything.
    named: Option<Chain>,
    known: Mutex<HashMap<PathBuf, Chain>>,
    mistakes: Mutex<Vec<Mistake>>,
}

impl<'f> Configurations<'f> {
    /// Each folder uses its own and those above it. `current` is where the run started.
    pub fn nearest(folders: &'f dyn Folders, current: PathBuf) -> Self {
        Self { folders, current, named: None, known: Mutex::default(), mistakes: Mutex::default() }
    }

    /// One file for everything.
    ///
    /// # Errors
    /// Where it cannot be read or is not a configuration.
    pub fn named(folders: &'f dyn Folders, current: PathBuf, file: &Path) -> Result<Self, Vec<Mistake>> {
        let mut all = Self::nearest(folders, current);
        let path = all.current.join(file);
        let folder = path.parent().unwrap_or(&path).to_owned();
        let name = file.display().to_string();
        let source = match folders.text(&path) {
            Ok(Some(text)) => Source::new(name, text),
            Ok(None) => return Err(vec![Mistake::of(name, "there is no such file")]),
            Err(error) => return Err(vec![Mistake::of(name, error.to_string())]),
        };
        let mut holding = Holding::default();
        if let Some(peer) = PeerFile::named(&path, source.text()) {
            holding.peers.push(Arc::new(peer));
        } else {
            holding.layers.push(Arc::new(Layer::read(&folder, source)?));
        }
        all.named = Some(Arc::new(holding));
        Ok(all)
    }

    /// What is wrong in the files that were met so far; with a mistake in one of them nothing may be checked.
    ///
    /// # Errors
    /// All mistakes, sorted.
    pub fn faultless(&self) -> Result<(), Vec<Mistake>> {
        let mut mistakes = lock(&self.mistakes).clone();
        mistakes.sort();
        mistakes.dedup();
        if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
    }

    /// Reads what holds for a file.
    pub fn meet(&self, file: &Path) {
        self.of_folder(file.parent().unwrap_or(file));
    }

    /// Whether a file or folder is excluded: the innermost layer that has something to say about it decides.
    pub fn excluded(&self, path: &Path, is_folder: bool) -> bool {
        let chain = self.of_folder(path.parent().unwrap_or(path));
        chain.iter().find_map(|layer| layer.excludes(path, is_folder)).unwrap_or(false)
    }

    /// The folder that the run started in.
    pub(super) fn current(&self) -> &Path {
        &self.current
    }

    pub(super) fn folders(&self) -> &dyn Folders {
        self.folders
    }

    /// Where a document stands whose name is relative to `root`.
    pub(super) fn path_of(&self, root: &Path, name: &str) -> PathBuf {
        super::path_of(root, &self.current, name)
    }

    /// The chain of one document after the other, by names that are relative to `root`; of neighbours in one folder it is
    /// looked up once.
    pub(super) fn chains_along(&self, root: &Path) -> impl FnMut(&str) -> Chain {
        let mut last: Option<(String, Chain)> = None;
        move |name| {
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            if let Some((known, chain)) = &last
                && known == folder
            {
                return Arc::clone(chain);
            }
            let path = self.path_of(root, name);
            let chain = self.of_folder(path.parent().unwrap_or(&path));
            last = Some((folder.to_owned(), Arc::clone(&chain)));
            chain
        }
    }

    /// What is known of folders by now, for documents whose names are relative to `root`.
    pub(super) fn places(&self, root: &Path) -> Places {
        let (named, chains) = (self.named.clone(), lock(&self.known).clone());
        Places { root: root.to_owned(), current: self.current.clone(), named, chains }
    }

    /// The layers that hold for what stands in a folder, innermost first.
    pub(super) fn of_folder(&self, folder: &Path) -> Chain {
        if let Some(named) = &self.named {
            return Arc::clone(named);
        }
        if let Some(known) = lock(&self.known).get(folder) {
            return Arc::clone(known);
        }
        let outer = match folder.parent() {
            Some(parent) if !self.folders.is_repository(folder) => self.of_folder(parent),
            _ => Chain::default(),
        };
        let own_peers = peers::in_folder(folder, |path| self.folders.text(path));
        let chain = match self.own_layer(folder) {
            None if own_peers.is_empty() => outer,
            own => Arc::new(Holding {
                layers: own.map(Arc::new).into_iter().chain(outer.iter().cloned()).collect(),
                peers: peers::nearest(own_peers, &outer.peers),
            }),
        };
        // Two threads may have come here at once; both must go on with the same chain.
        Arc::clone(lock(&self.known).entry(folder.to_owned()).or_insert(chain))
    }

    /// What is wrong in the configurations of other tools that hold for the documents of a run, whose names are relative
    /// to `root`.
    pub fn foreign_problems(&self, workspace: &Workspace, root: &Path) -> Vec<Problem> {
        let mut peers: Vec<Arc<PeerFile>> = Vec::new();
        let mut chains = self.chains_along(root);
        for document in &workspace.documents {
            let chain = chains(document.source.name());
            for peer in chain.peers.iter().filter(|peer| peer.concerns(document.shape)) {
                if !peers.iter().any(|known| Arc::ptr_eq(known, peer)) {
                    peers.push(Arc::clone(peer));
                }
            }
        }
        peers.iter().flat_map(|peer| peer.understood(root).problems.clone()).collect()
    }

    /// Every chain that was asked for, each once, in the order of their outermost folders.
    pub(super) fn chains(&self) -> Vec<Chain> {
        let mut chains: Vec<Chain> = match &self.named {
            Some(named) => vec![Arc::clone(named)],
            None => lock(&self.known).values().cloned().collect(),
        };
        let key = |chain: &Chain| {
            let layers: Vec<PathBuf> = chain.iter().rev().map(|layer| layer.folder.clone()).collect();
            let peers: Vec<PathBuf> = chain.peers.iter().map(|peer| peer.path.clone()).collect();
            (layers, peers)
        };
        chains.sort_by_key(key);
        chains.dedup_by(|one, other| is_same(one, other));
        chains
    }

    /// Every layer that was met, each once, outer ones first.
    pub(super) fn layers(&self) -> Vec<Arc<Layer>> {
        let mut layers: Vec<Arc<Layer>> = Vec::new();
        for layer in self.chains().iter().flat_map(|chain| chain.iter().rev()) {
            if !layers.iter().any(|known| Arc::ptr_eq(known, layer)) {
                layers.push(Arc::clone(layer));
            }
        }
        layers
    }

    fn own_layer(&self, folder: &Path) -> Option<Layer> {
        let mut found = Vec::new();
        for name in NAMES {
            let path = folder.join(name);
            match self.folders.text(&path) {
                Ok(Some(text)) => found.push(Source::new(self.shown(&path), text)),
                Ok(None) => {}
                Err(error) => self.remember([Mistake::of(self.shown(&path), error.to_string())]),
            }
        }
        if let [one, other] = found.as_slice() {
            let message = format!("{} stands beside it; keep one of them", other.name());
            self.remember([Mistake::of(one.name(), message)]);
        }
        let read = Layer::read(folder, found.into_iter().next()?);
        read.map_err(|mistakes| self.remember(mistakes)).ok()
    }

    fn remember(&self, mistakes: impl IntoIterator<Item = Mistake>) {
        lock(&self.mistakes).extend(mistakes);
    }

    /// A path as messages name it.
    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.current).unwrap_or(path).display().to_string()
    }
}

/// Whether two chains consist of the very same files.
pub(super) fn is_same(one: &Chain, other: &Chain) -> bool {
    are_same(&one.layers, &other.layers) && are_same(&one.peers, &other.peers)
}

fn are_same<T>(one: &[Arc<T>], other: &[Arc<T>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}

/// A panic in another thread leaves nothing half done here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
