//! Files into rules: each module is read, claimed by a dialect, and becomes part of one engine per dialect.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::dialect::{Annotated, Claim, DIALECTS, Dialect, Entry};
use super::metadata::{self, Annotation, Scope};
use super::pack::{Member, Pack};
use super::rego::syntax::Module;
use super::rego::{Loading, MetadataAnswers, Modules, Parsed};
use super::{DataFile, Loaded, data};
use crate::document::{Pointer, Source};
use crate::finding::{Place, Problem, ProblemKind};
use crate::rule::{Body, PolicyPack, Rule};

/// Loads Rego modules. Files whose names end in `_test.rego` judge policies, not input, and are set aside.
///
/// A module that cannot be read, that no dialect claims or that the engine refuses is a problem; the rules of all
/// others are loaded. `today` is what the clock says, in days since 1970 (see [`crate::model::Run::today`]).
pub fn load(modules: &[Arc<Source>], files: &[DataFile], today: Option<i64>) -> Loaded {
    let (data, mut problems) = data::read(files);
    let policies: Vec<Arc<Source>> = modules.iter().filter(|source| !is_test(source)).cloned().collect();
    let (modules, refused) = Modules::read(&policies, data);
    problems.extend(refused);
    let mut loader = Loader { annotations: BTreeMap::new(), modules, problems, today };
    loader.annotate();
    let claimed = loader.claim();
    let mut rules = Vec::new();
    for (dialect, owned) in claimed {
        rules.extend(loader.rules(dialect, &owned));
    }
    rules.sort_by(|one, other| one.meta.id.cmp(&other.meta.id));
    Loaded { rules, problems: loader.problems }
}

/// Whether a file holds tests.
pub fn is_test(source: &Source) -> bool {
    source.name().ends_with("_test.rego")
}

/// The annotations of each module.
pub(super) type Annotations = BTreeMap<usize, Vec<Annotation>>;

struct Loader {
    modules: Modules,
    annotations: Annotations,
    problems: Vec<Problem>,
    today: Option<i64>,
}

/// Reads the METADATA of all modules.
pub(super) fn annotations(modules: &Modules) -> (Annotations, Vec<Problem>) {
    let (mut found, mut problems) = (BTreeMap::new(), Vec::new());
    for (index, Parsed { source, module }) in modules.iter() {
        let (blocks, wrong) = metadata::read(source, module);
        found.insert(index, blocks);
        problems.extend(wrong);
    }
    (found, problems)
}

impl Loader {
    fn annotate(&mut self) {
        let (annotations, wrong) = annotations(&self.modules);
        self.annotations = annotations;
        self.problems.extend(wrong);
    }

    fn annotated(&self, index: usize) -> Annotated<'_> {
        let Parsed { source, module } = self.modules.get(index);
        Annotated { source, module, annotations: self.annotations.get(&index).map_or(&[], Vec::as_slice) }
    }

    /// Which modules belong to which dialect. A module that none claims must at least be used by one that is claimed.
    fn claim(&mut self) -> Vec<(&'static dyn Dialect, BTreeSet<usize>)> {
        let mut claimed: Vec<(&'static dyn Dialect, BTreeSet<usize>)> =
            DIALECTS.iter().map(|&dialect| (dialect, BTreeSet::new())).collect();
        let mut unclaimed = BTreeMap::new();
        for (index, _) in self.modules.iter() {
            let annotated = self.annotated(index);
            let mut reasons = Vec::new();
            let owner = claimed.iter_mut().find(|(dialect, _)| match dialect.claims(&annotated) {
                Claim::Mine => true,
                Claim::Not(reason) => {
                    reasons.push(format!("{}: {reason}", dialect.name()));
                    false
                }
            });
            match owner {
                Some((_, owned)) => _ = owned.insert(index),
                None => _ = unclaimed.insert(index, reasons.join("; ")),
            }
        }
        let all: BTreeSet<usize> = claimed.iter().flat_map(|(_, owned)| owned.iter().copied()).collect();
        let used = self.modules.with_used(&all);
        for (index, reasons) in unclaimed.into_iter().filter(|(index, _)| !used.contains(index)) {
            let Parsed { source, module } = self.modules.get(index);
            let place = Place::new(Arc::clone(source), module.package_span, Pointer::root());
            let message = format!("no policy uses this module and no dialect claims it ({reasons})");
            self.problems.push(Problem::at(ProblemKind::PolicyBroken, place, message));
        }
        claimed.retain(|(_, owned)| !owned.is_empty());
        claimed
    }

    /// The rules of one dialect, in one pack.
    fn rules(&mut self, dialect: &'static dyn Dialect, owned: &BTreeSet<usize>) -> Vec<Arc<Rule>> {
        let mut entries: Vec<(usize, Entry)> = Vec::new();
        let mut ids: BTreeSet<String> = crate::rules::all().iter().map(|rule| rule.meta.id.to_string()).collect();
        for &index in owned {
            let (found, wrong) = dialect.entries(&self.annotated(index));
            self.problems.extend(wrong);
            for entry in found {
                if ids.insert(entry.meta.id.to_string()) {
                    entries.push((index, entry));
                } else {
                    self.problems.push(self.taken(index, &entry));
                }
            }
        }
        let modules = self.modules.with_used(owned);
        let paths: Vec<_> = entries.iter().map(|(_, entry)| entry.path.clone()).collect();
        let clock = self.today.and_then(|days| days.checked_mul(86_400_000_000_000));
        let answers = metadata_answers(&self.modules, &self.annotations, &modules);
        let metadata = |module: usize, rule: usize| answers.get(&(module, rule)).cloned().unwrap_or_default();
        let loading = Loading { modules, entries: paths, prints: false, clock, metadata: &metadata };
        let (engine, wrong) = self.modules.engine(&loading);
        self.problems.extend(wrong);
        let Some(engine) = engine else { return Vec::new() };
        let accepted: BTreeSet<usize> = self.modules.iter().map(|(index, _)| index).collect();
        let members = entries.iter().map(|(index, entry)| self.member(*index, entry)).collect();
        let pack: Arc<dyn PolicyPack> = Arc::new(Pack::new(dialect, engine, members));
        let numbered = entries.into_iter().enumerate().filter(|(_, (index, _))| accepted.contains(index));
        let rule = |(number, (_, entry)): (usize, (usize, Entry))| {
            let body = Body::Policy(Arc::clone(&pack), number);
            Arc::new(Rule { meta: entry.meta, body, parameters: None })
        };
        numbered.map(rule).collect()
    }

    fn member(&self, index: usize, entry: &Entry) -> Member {
        let Parsed { source, module } = self.modules.get(index);
        Member {
            id: entry.meta.id.to_string(),
            shapes: entry.shapes.clone(),
            place: Place::new(Arc::clone(source), module.package_span, Pointer::root()),
            title: entry.meta.title().to_owned(),
        }
    }

    fn taken(&self, index: usize, entry: &Entry) -> Problem {
        let blocks = self.annotations.get(&index).map_or(&[][..], Vec::as_slice);
        let same = |block: &&Annotation| block.text(&["custom", "id"]).is_some_and(|id| id == *entry.meta.id);
        let node = blocks.iter().find(same).and_then(|block| block.at(&["custom", "id"]));
        let Parsed { source, module } = self.modules.get(index);
        let place =
            node.map_or_else(|| Place::new(Arc::clone(source), module.package_span, Pointer::root()), Place::of);
        let message = format!("another rule has the id `{}` already", Cow::as_ref(&entry.meta.id));
        Problem::at(ProblemKind::PolicyBroken, place, message)
    }
}

/// What `rego.metadata` answers in the rules of the `chosen` modules that ask for it, by module and rule.
pub(super) fn metadata_answers(
    modules: &Modules,
    annotations: &Annotations,
    chosen: &BTreeSet<usize>,
) -> BTreeMap<(usize, usize), MetadataAnswers> {
    let mut found = BTreeMap::new();
    for &index in chosen {
        let Parsed { source, module } = modules.get(index);
        if !source.text().contains("rego.metadata") {
            continue;
        }
        let blocks = annotations.get(&index).map_or(&[][..], Vec::as_slice);
        found.extend((0..module.rules.len()).map(|rule| ((index, rule), answers_in(module, blocks, rule))));
    }
    found
}

fn answers_in(module: &Module, blocks: &[Annotation], rule: usize) -> MetadataAnswers {
    let chain = metadata::chain(blocks, module, rule);
    let package: Vec<String> = module.path().into_iter().map(str::to_owned).collect();
    let head = module.rules[rule].head.static_path().into_iter().map(str::to_owned);
    let path: Vec<String> = package.iter().cloned().chain(head).collect();
    let own = chain.first().filter(|block| block.scope == Scope::Rule);
    let mut links = Vec::new();
    if own.is_none() {
        links.push(link(&path, None));
    }
    for block in &chain {
        let is_of_rule = matches!(block.scope, Scope::Rule | Scope::Document);
        links.push(link(if is_of_rule { &path } else { &package }, Some(block.to_json())));
    }
    let rule = own.map_or_else(|| Json::Object(Map::new()), |block| block.to_json());
    MetadataAnswers { rule, chain: Json::Array(links) }
}

fn link(path: &[String], annotations: Option<Json>) -> Json {
    let mut link = Map::from_iter([("path".to_owned(), Json::from(path))]);
    if let Some(annotations) = annotations {
        link.insert("annotations".into(), annotations);
    }
    Json::Object(link)
}
