//! From configuration files and what the command line says to a [`Selection`].

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value};

use super::book::{Book, Bound, Edit, Origin, Policies};
use super::file::{File, Override, RuleSetting, Suppressions};
use super::layers::{Chain, Layer, is_same, minor_release};
use super::peers::{Choices, Hadolint};
use super::{Configurations, Mistake};
use crate::engine::{Dialect, Ignore, Ruleset, Selection, Setting, SharedRule};
use crate::finding::{Enforcement, Profile, Severity};
use crate::model::{Versions, Workspace, World};
use crate::rule::Parameters;

/// What the command line says. It wins over every file.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// The profile that holds everywhere.
    pub profile: Option<Profile>,
    /// Just these rules, whatever the profile and even where a file switches them off.
    pub only: Vec<String>,
    /// Findings of this severity and above block.
    pub fail_on: Option<Severity>,
    /// Kubernetes versions were named: those of files do not count.
    pub has_versions: bool,
}

impl Configurations<'_> {
    /// The paths of policies that the files met so far name, each once.
    ///
    /// # Errors
    /// Where one of them does not exist.
    pub fn policy_paths(&self) -> Result<Vec<PathBuf>, Vec<Mistake>> {
        let (mut paths, mut mistakes) = (BTreeSet::new(), BTreeSet::new());
        for layer in self.layers() {
            for written in &layer.file.policies {
                let path = layer.folder.join(&written.value);
                if self.folders().exists(&path) {
                    paths.insert(path);
                } else {
                    let message = format!("there is no file or folder `{}`", written.value);
                    mistakes.insert(Mistake::at(&layer.source, written.referenced, message));
                }
            }
        }
        if mistakes.is_empty() { Ok(paths.into_iter().collect()) } else { Err(mistakes.into_iter().collect()) }
    }

    /// Whether the run sees everything that exists: where every repository in it says so in its outermost file.
    pub fn world(&self) -> World {
        let chains = self.chains();
        let closed = |chain: &Chain| {
            let outermost = chain.last().and_then(|layer| layer.file.world.as_ref());
            outermost.is_some_and(|world| world.value == World::Closed)
        };
        if !chains.is_empty() && chains.iter().all(closed) { World::Closed } else { World::Open }
    }

    /// Puts documents into the units that the files configure; the others keep theirs. `root` is what the documents'
    /// names are relative to.
    pub fn assign_units(&self, workspace: &mut Workspace, root: &Path) {
        let mut known: HashMap<(PathBuf, String), usize> = HashMap::new();
        let mut chains = self.chains_along(root);
        for document in &mut workspace.documents {
            let chain = chains(document.source.name());
            if chain.is_empty() {
                continue;
            }
            let path = self.path_of(root, document.source.name());
            let unit = chain.iter().find_map(|layer| Some((layer.folder.clone(), layer.unit_of(&path)?.to_owned())));
            let Some(unit) = unit else { continue };
            document.unit = *known.entry(unit).or_insert_with_key(|(_, name)| {
                workspace.units.push(crate::model::Unit::whole(name.clone()));
                workspace.units.len() - 1
            });
        }
    }

    /// The rules of this run and how they are set where. Every folder that is checked must have been met before.
    ///
    /// # Errors
    /// Every mistake in the files met so far, and what the command line names and nobody knows.
    pub fn selection(&self, root: &Path, policies: Policies, choice: &Choice) -> Result<Selection, Vec<Mistake>> {
        self.of_folder(self.current());
        self.faultless()?;
        let chains = self.chains();
        let layers = self.layers();
        let mut mistakes = misplaced_worlds(&chains);
        let book = Book::new(&layers, policies, &mut mistakes);
        let only = book.only(&choice.only, &mut mistakes);
        let bound =
            layers.iter().map(|layer| (layer.folder.clone(), Bound::new(layer, &book, &mut mistakes))).collect();
        let plan = Plan { book, bound, choice: choice.clone(), only, root: root.to_owned() };
        mistakes.extend(chains.iter().flat_map(|chain| plan.misfits(chain)));
        if !mistakes.is_empty() {
            mistakes.sort();
            mistakes.dedup();
            return Err(mistakes);
        }
        let selected = plan.selected(&chains);
        let rules: Vec<SharedRule> = selected.iter().map(|&index| plan.book.catalogue.rules()[index].clone()).collect();
        let catalogue = Arc::clone(&plan.book.catalogue);
        let chooser =
            Chooser { plan, selected, rules: rules.clone(), place: self.places(root), made: Mutex::default() };
        Ok(Selection::new(rules, catalogue, move |name| chooser.ruleset(name)))
    }
}

/// `world` in a file that is not the outermost of its chain.
fn misplaced_worlds(chains: &[Chain]) -> Vec<Mistake> {
    let inner = chains.iter().flat_map(|chain| chain.iter().rev().skip(1));
    let misplaced = inner.filter_map(|layer| {
        let world = layer.file.world.as_ref()?;
        let message = "`world` holds for a whole run: say it in the outermost tidegate.yaml";
        Some(Mistake::at(&layer.source, world.referenced, message))
    });
    misplaced.collect()
}

/// Everything that decides how rules are set, for any path.
struct Plan {
    book: Book,
    /// By the layer's folder.
    bound: HashMap<PathBuf, Bound>,
    choice: Choice,
    only: Option<BTreeSet<usize>>,
    /// What the names of other tools' files are relative to.
    root: PathBuf,
}

/// Which overrides hold for a path: layer by position in its chain, override by position in the layer.
pub(super) type Matched = Vec<(usize, usize)>;

/// No override, and each of a chain's alone.
fn single_overrides(chain: &Chain) -> impl Iterator<Item = Matched> {
    let overrides = |(layer, known): (usize, &Arc<Layer>)| {
        (0..known.file.overrides.len()).map(move |at| vec![(layer, at)]).collect::<Vec<Matched>>()
    };
    std::iter::once(Matched::new()).chain(chain.iter().enumerate().flat_map(overrides))
}

/// How one rule is set, while layers are merged.
#[derive(Default, Clone)]
struct State {
    on: Option<bool>,
    setting: RuleSetting,
    parameters: Map<String, Value>,
}

impl State {
    /// Naming a rule switches it on, unless `off` is said.
    fn merge(&mut self, setting: &RuleSetting) {
        self.on = Some(setting.on.unwrap_or(true));
        self.setting.severity = setting.severity.or(self.setting.severity);
        self.setting.enforcement = setting.enforcement.or(self.setting.enforcement);
        if let Some(given) = &setting.parameters
            && let Value::Object(given) = given.value.value()
        {
            self.parameters.extend(given);
        }
    }
}

impl Plan {
    /// Every rule that runs somewhere in these chains, by rising index: with no override, and with each of them alone.
    fn selected(&self, chains: &[Chain]) -> Vec<usize> {
        let mut selected = BTreeSet::new();
        for chain in chains {
            for matched in single_overrides(chain) {
                let profile = self.profile(chain, &matched);
                let states = self.states(chain, &matched);
                let unset = State::default();
                let runs = |index: &usize| self.runs(*index, profile, chain, states.get(index).unwrap_or(&unset));
                selected.extend((0..self.book.catalogue.rules().len()).filter(runs));
            }
        }
        selected.into_iter().collect()
    }

    /// What other tools' files select and nobody here has.
    fn misfits(&self, chain: &Chain) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        for matched in single_overrides(chain) {
            let Some(choices) = self.choices(chain, self.profile(chain, &matched)) else { continue };
            let unknown = choices.on.iter().enumerate().filter_map(|(index, id)| {
                let alias = choices.dialect.alias(&id.value);
                let known = !self.book.catalogue.find(&alias).is_empty();
                (!known).then(|| (id.referenced, self.book.unknown(&alias, index)))
            });
            let all = choices.refused.iter().cloned().chain(unknown);
            mistakes.extend(all.map(|(at, message)| Mistake::at(&choices.source, at, message)));
        }
        mistakes
    }

    /// What another tool's file selects under a profile.
    fn choices<'c>(&self, chain: &'c Chain, profile: Profile) -> Option<&'c Choices> {
        let choices = chain.peers.iter().filter_map(|peer| peer.understood(&self.root).choices.as_ref());
        choices.into_iter().find(|choices| choices.profile == profile)
    }

    /// The settings of the rules that run, by rising index into the catalogue.
    fn settings(&self, chain: &Chain, matched: &Matched) -> Vec<Setting> {
        let profile = self.profile(chain, matched);
        let edition = chain.iter().find_map(|layer| layer.file.edition.as_ref());
        let states = self.states(chain, matched);
        let unset = State::default();
        let mut settings = Vec::new();
        for (index, rule) in self.book.catalogue.rules().iter().enumerate() {
            let state = states.get(&index).unwrap_or(&unset);
            if !self.runs(index, profile, chain, state) {
                continue;
            }
            settings.push(Setting {
                rule: index,
                severity: state.setting.severity,
                enforcement: state.setting.enforcement,
                parameters: rule.parameters.map(|parameters| read(&parameters, &state.parameters)),
                newer_than_edition: edition.is_some_and(|edition| *rule.meta.since > *edition.value),
            });
        }
        settings
    }

    fn profile(&self, chain: &Chain, matched: &Matched) -> Profile {
        let written = || of_overrides(chain, matched, |one| one.profile, |file| file.profile);
        self.choice.profile.or_else(written).unwrap_or(Profile::Default)
    }

    fn runs(&self, index: usize, profile: Profile, chain: &Chain, state: &State) -> bool {
        let (available, by_itself) = match &self.book.origins[index] {
            Origin::BuiltIn => {
                let meta = &self.book.catalogue.rules()[index].meta;
                let held = profile.holds(&meta.profiles);
                (true, self.choices(chain, profile).map_or(held, |choices| choices.choose(held, meta)))
            }
            Origin::PolicyEverywhere => (true, true),
            Origin::PolicyOf(path) => {
                (chain.iter().any(|layer| self.bound[&layer.folder].policies.contains(path)), true)
            }
            Origin::Instance => (state.on.is_some(), false),
        };
        match &self.only {
            Some(only) => available && only.contains(&index),
            None => available && state.on.unwrap_or(by_itself),
        }
    }

    /// What the layers say, outermost first, each layer's overrides behind its own rules.
    fn states(&self, chain: &Chain, matched: &Matched) -> HashMap<usize, State> {
        let mut states: HashMap<usize, State> = HashMap::new();
        if let Some(hadolint) = self.hadolint(chain) {
            self.say_in_our_terms(hadolint, self.profile(chain, matched), &mut states);
        }
        for edit in self.edits(chain, matched) {
            for &rule in &edit.rules {
                states.entry(rule).or_default().merge(&edit.setting);
            }
        }
        states
    }

    /// What our own files say about rules, in the order of [`Plan::states`].
    fn edits<'p>(&'p self, chain: &Chain, matched: &Matched) -> Vec<&'p Edit> {
        let mut edits = Vec::new();
        for (position, layer) in chain.iter().enumerate().rev() {
            let bound = &self.bound[&layer.folder];
            let overriding =
                matched.iter().filter(|(layer, _)| *layer == position).map(|&(_, at)| &bound.overrides[at]);
            edits.extend(std::iter::once(&bound.rules).chain(overriding).flatten());
        }
        edits
    }

    /// What the nearest file of hadolint says beside what it ignores.
    fn hadolint<'c>(&self, chain: &'c Chain) -> Option<&'c Hadolint> {
        chain.peers.iter().find_map(|peer| peer.understood(&self.root).hadolint.as_ref())
    }

    /// What hadolint's file says about rules. Which of them run is its business only under its own profile.
    fn say_in_our_terms(&self, hadolint: &Hadolint, profile: Profile, states: &mut HashMap<usize, State>) {
        let find = |id: &str| self.book.catalogue.find(id).to_vec();
        for (code, severity) in hadolint.severities() {
            for rule in find(code) {
                let state = states.entry(rule).or_default();
                state.setting.severity = state.setting.severity.max(Some(severity));
                if profile == Profile::Hadolint {
                    state.on = Some(true);
                }
            }
        }
        for (id, given) in &hadolint.parameters {
            for rule in find(id) {
                states.entry(rule).or_default().parameters.extend(given.clone());
            }
        }
    }

    /// What other tools' files ignore, without what our own files switch on beside a file of hadolint.
    fn prevailing(&self, way: &Way) -> Vec<Arc<Ignore>> {
        let edits = self.edits(&way.chain, &way.matched);
        let on = edits.into_iter().filter(|edit| edit.setting.on.unwrap_or(true)).flat_map(|edit| &edit.rules);
        let on: BTreeSet<usize> = on.copied().collect();
        let prevails = |ignore: &Arc<Ignore>| -> Vec<Arc<Ignore>> {
            let code = ignore.named.id().filter(|_| ignore.dialect == Dialect::Hadolint);
            let rules = code.map_or(&[][..], |code| self.book.catalogue.find(code));
            if !rules.iter().any(|rule| on.contains(rule)) {
                return vec![Arc::clone(ignore)];
            }
            let others = rules.iter().filter(|rule| !on.contains(rule));
            others.map(|&rule| Arc::new(ignore.only(&self.book.catalogue.rules()[rule].meta.id))).collect()
        };
        way.ignores.iter().flat_map(prevails).collect()
    }

    fn ruleset(&self, way: &Way, rules: &[SharedRule], selected: &[usize]) -> Ruleset {
        let Way { chain, matched, .. } = way;
        let mut settings = self.settings(chain, matched);
        settings.retain_mut(|setting| match selected.binary_search(&setting.rule) {
            Ok(at) => {
                setting.rule = at;
                true
            }
            Err(_) => false,
        });
        let fail_on =
            self.choice.fail_on.or_else(|| of_overrides(chain, matched, |one| one.fail_on, |file| file.fail_on));
        if let Some(hadolint) = self.hadolint(chain).filter(|_| fail_on.is_none())
            && self.profile(chain, matched) == Profile::Hadolint
        {
            enforce_threshold(hadolint, rules, &mut settings);
        }
        let mut ruleset = Ruleset::new(rules, settings, Some(fail_on.unwrap_or(Severity::Medium)));
        ruleset.silenced = chain.peers.iter().filter_map(|peer| peer.understood(&self.root).silenced).collect();
        let suppressions = chain.iter().find_map(|layer| layer.file.suppressions);
        ruleset.ignore_suppressions = suppressions == Some(Suppressions::Ignore);
        ruleset.ignores = self.prevailing(way);
        if !self.choice.has_versions {
            ruleset.versions = chain.iter().find_map(|layer| versions(&layer.file));
        }
        ruleset
    }
}

/// hadolint's threshold compares its own levels, not our severities.
fn enforce_threshold(hadolint: &Hadolint, rules: &[SharedRule], settings: &mut [Setting]) {
    for setting in settings.iter_mut().filter(|setting| setting.enforcement.is_none()) {
        let aliases = rules[setting.rule].meta.aliases.iter().map(|alias| &**alias);
        let enforcement = |fails| if fails { Enforcement::Deny } else { Enforcement::Warn };
        setting.enforcement = hadolint.fails(aliases).map(enforcement);
    }
}

/// What the innermost layer says that says something; in each layer its last matching override before itself.
pub(super) fn of_overrides<T>(
    chain: &Chain,
    matched: &Matched,
    of_override: impl Fn(&Override) -> Option<T>,
    of_file: impl Fn(&File) -> Option<T>,
) -> Option<T> {
    chain.iter().enumerate().find_map(|(position, layer)| {
        let here = matched.iter().rev().filter(|(layer, _)| *layer == position);
        let overridden = here.map(|&(_, at)| layer.override_at(at)).find_map(&of_override);
        overridden.or_else(|| of_file(&layer.file))
    })
}

fn versions(file: &File) -> Option<Versions> {
    let written = file.kubernetes_versions.as_ref()?;
    Some(Versions { kubernetes: written.iter().filter_map(|version| minor_release(&version.value).ok()).collect() })
}

/// Parameters from what was given, all of which was read without fault when the file was.
fn read(parameters: &crate::rule::ParameterType, given: &Map<String, Value>) -> Parameters {
    if given.is_empty() {
        return (parameters.default)();
    }
    (parameters.read)(Value::Object(given.clone())).unwrap_or_else(|_| (parameters.default)())
}

/// The overrides that hold for a path.
pub(super) fn matched(chain: &Chain, path: &Path) -> Matched {
    let layers = chain.iter().enumerate();
    layers.flat_map(|(position, layer)| layer.overriding(path).map(move |at| (position, at))).collect()
}

/// Which chain holds for a document, by its name.
pub(super) struct Places {
    pub(super) root: PathBuf,
    pub(super) current: PathBuf,
    pub(super) named: Option<Chain>,
    pub(super) chains: HashMap<PathBuf, Chain>,
}

impl Places {
    fn chain(&self, path: &Path) -> Chain {
        if let Some(named) = &self.named {
            return Arc::clone(named);
        }
        path.ancestors().skip(1).find_map(|folder| self.chains.get(folder)).cloned().unwrap_or_default()
    }
}

/// Everything that holds for a path.
struct Way {
    chain: Chain,
    matched: Matched,
    ignores: Vec<Arc<Ignore>>,
}

impl Way {
    fn is_same(&self, other: &Way) -> bool {
        let ignores = self.ignores.iter().zip(&other.ignores);
        is_same(&self.chain, &other.chain)
            && self.matched == other.matched
            && self.ignores.len() == other.ignores.len()
            && ignores.into_iter().all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

/// What a [`Selection`] asks.
struct Chooser {
    plan: Plan,
    selected: Vec<usize>,
    rules: Vec<SharedRule>,
    place: Places,
    /// Made once for each chain, set of overrides and of ignores: there are few of them however many files there are.
    made: Mutex<Vec<(Way, Arc<Ruleset>)>>,
}

impl Chooser {
    fn ruleset(&self, name: &str) -> Arc<Ruleset> {
        let way = self.way(&super::path_of(&self.place.root, &self.place.current, name));
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = made.iter().find(|(other, _)| other.is_same(&way)) {
            return Arc::clone(known);
        }
        let ruleset = Arc::new(self.plan.ruleset(&way, &self.rules, &self.selected));
        made.push((way, Arc::clone(&ruleset)));
        ruleset
    }

    fn way(&self, path: &Path) -> Way {
        let chain = self.place.chain(path);
        let matched = matched(&chain, path);
        let peers = chain.peers.iter().map(|peer| peer.understood(&self.place.root));
        let ignores = peers.flat_map(|peer| peer.ignored_at(path)).collect();
        Way { chain, matched, ignores }
    }
}
