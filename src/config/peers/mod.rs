//! Other tools' configuration files. What they ignore always holds; what they select counts under their own profile only.
//!
//! As with our own file each document uses the nearest one upwards to the repository's root, whatever the arguments
//! were. A tool reads one file, so nothing is merged. A new tool is a file here that reads its own, and a line in
//! [`KINDS`].

mod checkov;
mod hadolint;
mod kube_linter;
mod polaris;
mod trivy;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use regex::RegexSet;
use serde::de::DeserializeOwned;
use serde_saphyr::{Location, Spanned};

use super::Mistake;
use crate::document::{Pointer, Source, Span};
use crate::engine::{Dialect, Ignore, Named, Objects};
use crate::finding::{Meta, Place, Problem, ProblemKind, Profile};
use crate::model::Shape;
pub(super) use hadolint::Hadolint;

/// One kind of file that another tool reads.
struct Kind {
    /// The names that it may have; the first that is there is taken.
    names: &'static [&'static str],
    /// More names for one that is given with `--config`: the tool looks for them elsewhere, in the user's folders.
    elsewhere: &'static [&'static str],
    /// Whether such a file is one: some names may also be those of manifests.
    claims: fn(&str) -> bool,
    /// Whether it is about documents of a shape at all.
    concerns: fn(Shape) -> bool,
    read: fn(&mut Reading) -> Peer,
}

impl Kind {
    const fn new(names: &'static [&'static str], read: fn(&mut Reading) -> Peer) -> Self {
        Self { names, elsewhere: &[], claims: |_| true, concerns: |_| true, read }
    }
}

const KINDS: [Kind; 6] = [
    Kind {
        elsewhere: &["hadolint.yaml", "hadolint.yml"],
        concerns: |shape| shape == Shape::Dockerfile,
        ..Kind::new(&[".hadolint.yaml", ".hadolint.yml"], hadolint::read)
    },
    Kind::new(&[".kube-linter.yaml", ".kube-linter.yml"], kube_linter::read),
    Kind::new(&[".checkov.yaml", ".checkov.yml"], checkov::read),
    Kind::new(&[".trivyignore"], trivy::read_lines),
    Kind::new(&[".trivyignore.yaml", ".trivyignore.yml"], trivy::read_yaml),
    Kind {
        claims: polaris::claims,
        ..Kind::new(&[".polaris.yaml", ".polaris.yml", "polaris.yaml", "polaris.yml"], polaris::read)
    },
];

/// What one file says.
#[derive(Debug, Default)]
pub(super) struct Peer {
    /// What it ignores.
    pub ignores: Vec<PathIgnore>,
    /// What it selects.
    pub choices: Option<Choices>,
    /// What only hadolint's says.
    pub hadolint: Option<Hadolint>,
    /// Whose comments and annotations allow nothing, if it says so.
    pub silenced: Option<Dialect>,
    /// What is wrong with it. A file that cannot be understood says nothing else.
    pub problems: Vec<Problem>,
}

/// Something ignored, and where.
#[derive(Debug)]
pub(super) struct PathIgnore {
    ignore: Arc<Ignore>,
    paths: Paths,
}

/// Some paths below the folder of a file.
#[derive(Debug)]
pub(super) enum Paths {
    /// Every path.
    All,
    /// Those that match one of these.
    Like(Gitignore),
    /// Those in which one of these is found.
    Holding(PathBuf, RegexSet),
}

impl Paths {
    fn hold(&self, path: &Path) -> bool {
        match self {
            Paths::All => true,
            Paths::Like(patterns) => {
                path.starts_with(patterns.path()) && patterns.matched_path_or_any_parents(path, false).is_ignore()
            }
            Paths::Holding(folder, expressions) => {
                path.strip_prefix(folder).is_ok_and(|path| expressions.is_match(&path.to_string_lossy()))
            }
        }
    }
}

/// What a file selects, under the profile of its tool.
#[derive(Debug)]
pub(super) struct Choices {
    /// The profile under which it counts.
    pub profile: Profile,
    /// Whose names they are.
    pub dialect: Dialect,
    /// The text that it stands in.
    pub source: Arc<Source>,
    /// Every rule that the tool has.
    pub every: bool,
    /// Not the rules that the tool has by default.
    pub without_defaults: bool,
    /// These rules besides.
    pub on: Vec<Spanned<String>>,
    /// What cannot be taken over, and why.
    pub refused: Vec<(Location, String)>,
}

impl Choices {
    /// Whether a rule runs that is in the profile or not.
    pub(super) fn choose(&self, held: bool, meta: &Meta) -> bool {
        let named = |id: &Spanned<String>| meta.answers_to(&self.dialect.alias(&id.value));
        self.every && meta.aliases.iter().any(|alias| self.dialect.owns(alias))
            || held && !self.without_defaults
            || self.on.iter().any(named)
    }
}

/// A file of another tool that was met.
#[derive(Debug)]
pub(super) struct PeerFile {
    kind: usize,
    pub path: PathBuf,
    text: io::Result<String>,
    understood: OnceLock<Peer>,
}

/// The files that stand in a folder, at most one of each kind. `text` gives the text of a file, if there is one.
pub(super) fn in_folder(folder: &Path, text: impl Fn(&Path) -> io::Result<Option<String>>) -> Vec<Arc<PeerFile>> {
    let mut found = Vec::new();
    for (kind, Kind { names, claims, .. }) in KINDS.iter().enumerate() {
        found.extend(names.iter().find_map(|name| {
            let path = folder.join(name);
            let text = text(&path).transpose()?;
            let claimed = text.as_ref().is_ok_and(|text| claims(text)) || text.is_err();
            claimed.then(|| Arc::new(PeerFile { kind, path, text, understood: OnceLock::new() }))
        }));
    }
    found
}

/// The files of a folder, and those of `outer` of which it has none itself.
pub(super) fn nearest(own: Vec<Arc<PeerFile>>, outer: &[Arc<PeerFile>]) -> Vec<Arc<PeerFile>> {
    let inherited = outer.iter().filter(|file| own.iter().all(|nearer| nearer.kind != file.kind));
    let mut all: Vec<Arc<PeerFile>> = inherited.chain(&own).cloned().collect();
    all.sort_by_key(|file| file.kind);
    all
}

impl PeerFile {
    /// A file that was named, if its name is that of a tool's.
    pub(super) fn named(path: &Path, text: &str) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let bears = |kind: &Kind| kind.names.contains(&name) || kind.elsewhere.contains(&name);
        let kind = KINDS.iter().position(|kind| bears(kind) && (kind.claims)(text))?;
        Some(Self { kind, path: path.to_owned(), text: Ok(text.to_owned()), understood: OnceLock::new() })
    }

    /// Whether it is about documents of a shape.
    pub(super) fn concerns(&self, shape: Shape) -> bool {
        (KINDS[self.kind].concerns)(shape)
    }

    /// What it says. Reports name it as it stands below `root`.
    pub(super) fn understood(&self, root: &Path) -> &Peer {
        self.understood.get_or_init(|| {
            let name = self.path.strip_prefix(root).unwrap_or(&self.path).display().to_string();
            let text = match &self.text {
                Ok(text) => text.as_str(),
                Err(error) => {
                    let problem = Problem::new(ProblemKind::Unreadable, name, error.to_string());
                    return Peer { problems: vec![problem], ..Peer::default() };
                }
            };
            let folder = self.path.parent().unwrap_or(&self.path).to_owned();
            let mut reading = Reading { folder, source: Source::new(name, text), problems: Vec::new() };
            let peer = (KINDS[self.kind].read)(&mut reading);
            let problems = reading.problems;
            if problems.is_empty() { peer } else { Peer { problems, ..Peer::default() } }
        })
    }
}

impl Peer {
    /// What it ignores at a path.
    pub(super) fn ignored_at(&self, path: &Path) -> impl Iterator<Item = Arc<Ignore>> {
        self.ignores.iter().filter(move |one| one.paths.hold(path)).map(|one| Arc::clone(&one.ignore))
    }
}

/// A file while it is understood.
struct Reading {
    folder: PathBuf,
    source: Arc<Source>,
    problems: Vec<Problem>,
}

impl Reading {
    /// Its YAML as `T`; the default where it is empty or broken, which is then said.
    fn yaml<T: DeserializeOwned + Default>(&mut self) -> T {
        match serde_saphyr::from_str::<Option<T>>(self.source.text()) {
            Ok(read) => read.unwrap_or_default(),
            Err(error) => {
                self.problems.push(Mistake::problem(&self.source, &error));
                T::default()
            }
        }
    }

    fn refuse(&mut self, at: Location, message: impl Into<String>) {
        self.problems.push(Mistake::problem_at(&self.source, at, message));
    }

    fn refuse_place(&mut self, place: &Place, message: impl Into<String>) {
        self.problems.push(Problem::at(ProblemKind::ConfigurationBroken, place.clone(), message));
    }

    /// Something that it ignores, for what has no more to say about it.
    fn ignore(&self, dialect: Dialect, named: Named, at: &Spanned<String>) -> Ignore {
        let place = place(&self.source, at);
        Ignore { dialect, named, objects: None, place, reason: None, until: None }
    }

    /// Globs from its folder on, where a tool means exactly the paths that they match and what is below them.
    fn globs(&mut self, written: &[Spanned<String>]) -> Paths {
        let mut builder = GitignoreBuilder::new(&self.folder);
        for glob in written {
            // A pattern without a slash would match in every folder.
            let pattern = glob.value.trim_start_matches("./");
            let anchored = if pattern.starts_with("**") { pattern.to_owned() } else { format!("/{pattern}") };
            if let Err(error) = builder.add_line(None, &anchored) {
                self.refuse(glob.referenced, format!("not a pattern: {error}"));
            }
        }
        Paths::Like(builder.build().unwrap_or_else(|_| Gitignore::empty()))
    }

    /// Regular expressions that are looked for in paths from its folder on.
    fn expressions(&mut self, written: &[Spanned<String>]) -> Paths {
        for expression in written {
            if let Err(error) = regex::Regex::new(&expression.value) {
                let why = error.to_string().lines().last().unwrap_or("").trim_start_matches("error: ").to_owned();
                self.refuse(expression.referenced, format!("not a regular expression: {why}"));
            }
        }
        let set =
            RegexSet::new(written.iter().map(|expression| &expression.value)).unwrap_or_else(|_| RegexSet::empty());
        Paths::Holding(self.folder.clone(), set)
    }
}

impl Ignore {
    /// The same, about some objects only.
    fn about(self, objects: Objects) -> Self {
        Self { objects: Some(objects), ..self }
    }

    fn everywhere(self) -> PathIgnore {
        self.at(Paths::All)
    }

    fn at(self, paths: Paths) -> PathIgnore {
        PathIgnore { ignore: Arc::new(self), paths }
    }
}

/// Where a word stands.
fn place(source: &Arc<Source>, word: &Spanned<String>) -> Place {
    let offset = word.referenced.span().byte_offset().and_then(|offset| usize::try_from(offset).ok()).unwrap_or(0);
    let start = offset.min(source.text().len());
    let end = (start + word.value.len()).min(source.text().len());
    let end = if source.text().is_char_boundary(end) { end } else { start };
    Place::new(Arc::clone(source), Span::new(start, end), Pointer::root())
}
