//! Follows the `build` sections of Compose files to their Dockerfiles, and looks up what Dockerfiles take from the folders
//! that they are built in.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::Match;

use super::discover::{gitignore_of, name_of, normal};
use super::{STDIN, encoding};
use crate::document::Source;
use crate::finding::Problem;
use crate::model::classify::classify;
use crate::model::compose::{self, Build, Built};
use crate::model::dockerfile::{self, BuildContext, Given, IgnoreFile, Sought, is_credential_file, wildcards};
use crate::model::kubernetes::Outline;
use crate::model::{Content, Document, Shape, Workspace};

/// Longer ignore files are not read: Docker's own are a few lines.
const LONGEST_IGNORE_FILE: u64 = 1 << 20;
/// Folders with more entries than this are not searched for what a wildcard matches.
const MOST_ENTRIES: usize = 10_000;
/// So many matches of the first parts of a wildcard are followed.
const MOST_MATCHES: usize = 100;
/// So many sources of one Dockerfile are looked up.
const MOST_SOURCES: usize = 1_000;
/// So many files with credentials in one folder are told.
const MOST_CREDENTIALS: usize = 64;
/// So many Compose files may extend each other.
const MOST_FILES: usize = 8;
/// So many folders above a Dockerfile may be the one that it is built in.
const MOST_FOLDERS: usize = 16;

/// One way in which a Dockerfile is built.
struct Order {
    /// Where the Dockerfile is.
    path: PathBuf,
    /// The folder that it is built in.
    context: PathBuf,
    target: Option<String>,
    given: Given,
}

/// Makes documents of the Dockerfiles that Compose files build or hold, and tells those that are documents already how
/// they are built. `root` is what the documents' names are relative to.
pub fn follow_builds(workspace: &mut Workspace, root: &Path) -> Vec<Problem> {
    if workspace.documents.iter().all(|document| document.shape != Shape::Compose) {
        return Vec::new();
    }
    let mut following = Following {
        root,
        files: HashMap::new(),
        orders: Vec::new(),
        inline: Vec::new(),
        taken: HashSet::new(),
        builds: Vec::new(),
    };
    let files = workspace.documents.iter().filter(|document| document.shape == Shape::Compose);
    following.files = files.clone().map(|document| (normal(&root.join(document.source.name())), document)).collect();
    files.for_each(|document| following.take(document));
    let Following { orders, inline, builds, .. } = following;
    let mut problems = Vec::new();
    let mut by_path: BTreeMap<PathBuf, (Vec<Order>, usize)> = BTreeMap::new();
    for (order, unit) in orders {
        by_path.entry(order.path.clone()).or_insert_with(|| (Vec::new(), unit)).0.push(order);
    }
    for (path, (orders, unit)) in &by_path {
        let name = name_of(path, root);
        let known = |document: &Document| document.shape == Shape::Dockerfile && document.source.name() == name;
        let stands_alone = workspace.documents.iter().any(known);
        if !stands_alone {
            let Some(text) = text_of(path) else { continue };
            let classified = classify(&Source::new(name.as_str(), text), true);
            problems.extend(classified.problems);
            let own = classified.documents.into_iter().filter(|document| document.shape == Shape::Dockerfile);
            workspace.documents.extend(own.map(|document| Document { unit: *unit, ..document }));
        }
        for document in workspace.documents.iter_mut().filter(|document| known(document)) {
            build_as_ordered(document, orders, stands_alone);
        }
    }
    for (document, found) in inline {
        problems.extend(found);
        workspace.documents.push(document);
    }
    workspace.documents.sort_by(|one, other| one.source.name().cmp(other.source.name()));
    for (key, mut built, path, target) in builds {
        let name = name_of(&path, root);
        let known = |document: &&Document| document.source.name() == name;
        if let Some(file) = workspace.documents.iter().filter(known).find_map(Document::dockerfile) {
            let names = file.stages().filter_map(|stage| Some(stage.name()?.raw().to_owned()));
            built.has_target = target.is_none_or(|target| file.target_meant(&target).is_some());
            built.stages = Some(names.collect());
        }
        workspace.builds.insert(key, built);
    }
    problems
}

/// A file's text, if there is one and it is text.
fn text_of(path: &Path) -> Option<String> {
    let text = encoding::decode(std::fs::read(path).ok()?).ok()?;
    (text.len() <= Source::LIMIT).then_some(text)
}

/// The stages and values of all ways to build it; values that differ are known to nobody. A Dockerfile that was found
/// without the Compose files may be built without them too, which ships its last stage.
fn build_as_ordered(document: &mut Document, orders: &[Order], stands_alone: bool) {
    let given = orders.first().map(|first| {
        let agreed =
            |(name, value): &(&String, &String)| orders.iter().all(|order| order.given.get(*name) == Some(*value));
        first.given.iter().filter(agreed).map(|(name, value)| (name.clone(), value.clone())).collect()
    });
    let given: Given = given.unwrap_or_default();
    let Content::Dockerfile(file) = &mut document.content else { return };
    if !given.is_empty() {
        **file = dockerfile::parse_with(Arc::clone(&document.source), given).0;
    }
    let last = file.stages().next_back().map(|stage| stage.index());
    let meant = |order: &Order| match &order.target {
        Some(target) => file.target_meant(target).map(|stage| stage.index()),
        None => last,
    };
    let targets: Vec<usize> = orders.iter().filter_map(meant).chain(last.filter(|_| stands_alone)).collect();
    file.aim(&targets);
    if let Some(order) = orders.first() {
        file.set_context(Arc::new(BuildContext {
            folder: order.context.display().to_string(),
            ..BuildContext::default()
        }));
    }
}

/// The key of a build in [`Workspace::builds`], what is known of it, its Dockerfile and its target.
type Told = ((String, u32), Built, PathBuf, Option<String>);

struct Following<'r> {
    root: &'r Path,
    /// The Compose files of the run.
    files: HashMap<PathBuf, &'r Document>,
    /// With the unit of the Compose file.
    orders: Vec<(Order, usize)>,
    inline: Vec<(Document, Vec<Problem>)>,
    /// The inline Dockerfiles that are documents already: several services may share one by an anchor.
    taken: HashSet<(String, u32)>,
    builds: Vec<Told>,
}

impl<'r> Following<'r> {
    fn take(&mut self, document: &'r Document) {
        let Some(tree) = document.tree() else { return };
        for mut build in compose::builds(tree) {
            self.put_on_others(document, &mut build);
            match build.inline_node() {
                Some(node) if !self.taken.insert((node.tree().source().name().to_owned(), node.id())) => {}
                Some(node) => self.take_inline(document, build, compose::inline(node)),
                None => self.take_file(document, build),
            }
        }
    }

    /// Puts a build on those of services in other files of the run that it extends, or that its file is merged over.
    fn put_on_others(&self, document: &'r Document, build: &mut Build<'r>) {
        let mut from = document;
        for _ in 0..MOST_FILES {
            let Some(beyond) = build.beyond.as_ref().filter(|_| build.needs_beyond()) else { return };
            let mut paths = beyond.files.iter().filter_map(|file| self.folder(from.source.name(), file));
            let Some(next) = paths.find_map(|path| self.files.get(&path).copied()) else { return };
            build.put_on(next.tree().map(|tree| compose::layers_of(tree, &beyond.service)).unwrap_or_default());
            from = next;
        }
    }

    fn take_inline(&mut self, document: &Document, build: Build, source: Arc<Source>) {
        let (mut file, errors) = dockerfile::parse_with(Arc::clone(&source), build.given());
        let problems = errors.into_iter().map(|error| Problem::dockerfile_syntax(&source, error)).collect();
        let target = build.target();
        let stage = target.as_ref().and_then(|target| file.target_meant(target)).map(|stage| stage.index());
        file.aim(stage.as_slice());
        let stages = file.stages().filter_map(|stage| Some(stage.name()?.raw().to_owned())).collect();
        let has_target = target.is_none() || stage.is_some();
        let name = document.source.name().to_owned();
        let built = Built { name: name.clone(), has_context: true, stages: Some(stages), has_target };
        let nowhere = PathBuf::new();
        self.builds.push(((name, build.section.id()), built, nowhere, None));
        if let Some(context) = self.context(document, &build) {
            let folder = context.display().to_string();
            file.set_context(Arc::new(BuildContext { folder, ..BuildContext::default() }));
        }
        let content = Content::Dockerfile(Box::new(file));
        let (shape, unit, outline) = (Shape::Dockerfile, document.unit, Outline::default());
        let own = Document { source, shape, content, unit, template: None, outline };
        self.inline.push((own, problems));
    }

    fn take_file(&mut self, document: &Document, build: Build) {
        let (Some(context), Some(file)) = (self.context(document, &build), build.dockerfile()) else { return };
        let path = normal(&context.join(file));
        if !path.starts_with(self.root) {
            return;
        }
        let target = build.target();
        let (is_file, has_context) = (path.is_file(), context.is_dir());
        let name = name_of(&path, self.root);
        let built = Built { name, has_context, stages: None, has_target: true };
        let key = (document.source.name().to_owned(), build.section.id());
        self.builds.push((key, built, path.clone(), target.clone()));
        if is_file {
            self.orders.push((Order { path, context, target, given: build.given() }, document.unit));
        }
    }

    /// The folder that is built in, if it is known.
    fn context(&self, document: &Document, build: &Build) -> Option<PathBuf> {
        let (folder, said_by) = build.context()?;
        let file = said_by.map_or(document.source.name(), |node| node.tree().source().name());
        self.folder(file, &folder)
    }

    /// A file or folder that the Compose file of this name names.
    fn folder(&self, name: &str, path: &str) -> Option<PathBuf> {
        let own = self.root.join(name);
        (name != STDIN && !path.starts_with('~')).then(|| normal(&own.parent().unwrap_or(self.root).join(path)))
    }
}

/// Looks up what the Dockerfiles of a run take from the folders that they are built in. Returns how many of them nobody
/// knows the folder of.
pub fn list_contexts(workspace: &mut Workspace, root: &Path) -> usize {
    let mut unknown = 0;
    for document in workspace.documents.iter_mut().filter(|document| document.shape == Shape::Dockerfile) {
        if document.source.name() == STDIN {
            unknown += 1;
            continue;
        }
        let path = root.join(document.source.name());
        let Content::Dockerfile(file) = &mut document.content else { continue };
        let named = file.context().map(|known| PathBuf::from(&known.folder));
        let sources = file.instructions().flat_map(|instruction| instruction.context_sources());
        let paths: BTreeSet<String> = sources.map(|(_, path)| path).collect();
        let paths: Vec<String> = paths.into_iter().take(MOST_SOURCES).collect();
        let candidates = match &named {
            Some(folder) => vec![folder.clone()],
            None => folders_above(&path, root),
        };
        file.set_context(Arc::new(listed(&path, &candidates, paths, root)));
    }
    unknown
}

/// The folders that a Dockerfile may be built in: its own, and those above it up to the root.
fn folders_above(path: &Path, root: &Path) -> Vec<PathBuf> {
    let above = path.ancestors().skip(1).take_while(|folder| folder.starts_with(root));
    let mut folders: Vec<PathBuf> = above.take(MOST_FOLDERS).map(Path::to_owned).collect();
    if folders.is_empty() {
        folders.extend(path.parent().map(Path::to_owned));
    }
    folders
}

/// Chooses the folder in which most of what is asked for is found, the innermost of several, and says what became of each.
fn listed(dockerfile: &Path, candidates: &[PathBuf], paths: Vec<String>, root: &Path) -> BuildContext {
    let found = |folder: &PathBuf| paths.iter().filter(|path| is_in(folder, path)).count();
    let own = candidates.first().map_or(0, found);
    let mut chosen = (own, candidates.first());
    for folder in candidates.iter().skip(1).take_while(|_| own < paths.len()) {
        let count = found(folder);
        if count > chosen.0 {
            chosen = (count, Some(folder));
        }
    }
    let Some(folder) = chosen.1 else { return BuildContext::default() };
    let seek = |path: &String| {
        let sought = if is_in(folder, path) {
            Sought::Here
        } else if candidates.iter().any(|other| is_in(other, path)) || is_ignored_by_git(folder, path, root) {
            Sought::Elsewhere
        } else {
            Sought::Missing
        };
        (path.clone(), sought)
    };
    let name = name_of(folder, root);
    let folder_name = if name.is_empty() { ".".to_owned() } else { name };
    let ignore = ignore_file(dockerfile, folder, root);
    let everything = paths.iter().any(|path| path.is_empty() || path == "*");
    BuildContext {
        folder: folder_name,
        credentials: if everything { credentials(folder, ignore.as_ref()) } else { Vec::new() },
        ignore,
        has_ignore_above: candidates.iter().any(|folder| folder.join(".dockerignore").is_file()),
        sought: paths.iter().map(seek).collect(),
    }
}

/// A Dockerfile's own ignore file beside it, else that of the folder.
fn ignore_file(dockerfile: &Path, folder: &Path, root: &Path) -> Option<IgnoreFile> {
    let mut own = dockerfile.as_os_str().to_owned();
    own.push(".dockerignore");
    let paths = [PathBuf::from(own), folder.join(".dockerignore")];
    paths.iter().find_map(|path| {
        let length = path.metadata().ok().filter(|file| file.is_file())?.len();
        let text = (length <= LONGEST_IGNORE_FILE).then(|| text_of(path)).flatten()?;
        Some(IgnoreFile::parse(Source::new(name_of(path, root), text)))
    })
}

/// The files in a folder whose names say that they hold a credential, in order.
fn credentials(folder: &Path, ignore: Option<&IgnoreFile>) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let names = entries.take(MOST_ENTRIES).filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let kept_out = |name: &str| ignore.is_some_and(|ignore| ignore.excludes(name).is_some());
    let mut found: Vec<String> = names.filter(|name| is_credential_file(name) && !kept_out(name)).collect();
    found.sort();
    found.truncate(MOST_CREDENTIALS);
    found
}

/// Whether a path, which may have wildcards, is in a folder.
fn is_in(folder: &Path, path: &str) -> bool {
    if !path.contains(['*', '?', '[', '\\']) {
        return folder.join(path).exists();
    }
    let mut folders = vec![folder.to_owned()];
    for part in path.split('/') {
        let mut inner = Vec::new();
        let Some(matching) = wildcards(part) else { return true };
        for folder in folders {
            let Ok(entries) = std::fs::read_dir(&folder) else { continue };
            let names = entries.take(MOST_ENTRIES).filter_map(|entry| entry.ok()?.file_name().into_string().ok());
            inner.extend(names.filter(|name| matching.is_match(name)).map(|name| folder.join(name)));
            if inner.len() >= MOST_MATCHES {
                break;
            }
        }
        inner.truncate(MOST_MATCHES);
        folders = inner;
    }
    !folders.is_empty()
}

/// Whether git ignores a path: then something makes it.
fn is_ignored_by_git(folder: &Path, path: &str, root: &Path) -> bool {
    let path = folder.join(path);
    let mut above = path.ancestors().skip(1).take_while(|folder| folder.starts_with(root));
    let decided = above.find_map(|folder| {
        let rules = gitignore_of(folder)?;
        let matched = [false, true].map(|is_folder| rules.matched_path_or_any_parents(&path, is_folder));
        matched.into_iter().find(|matched| !matched.is_none()).map(|matched| matches!(matched, Match::Ignore(_)))
    });
    decided.unwrap_or(false)
}
