//! Every rule that a run could have, and what our own files say about each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use serde_saphyr::Spanned;

use super::Mistake;
use super::file::{Pairs, RuleSetting};
use super::layers::Layer;
use crate::engine::{Catalogue, MOST_GUESSES, SharedRule};
use crate::finding::ProblemKind;
use crate::rule::Rule;
use crate::rules;

/// The policies of a run.
#[derive(Debug, Default)]
pub struct Policies {
    /// Those from one path each.
    pub sets: Vec<PolicySet>,
    /// Some were refused, so that a rule that nobody knows may be one of them.
    pub incomplete: bool,
}

/// The policies from one path.
#[derive(Debug)]
pub struct PolicySet {
    /// The path that configuration files name; `None` where the command line named it and it holds everywhere.
    pub path: Option<PathBuf>,
    /// Its rules.
    pub rules: Vec<SharedRule>,
}

/// Where a rule comes from, which decides where it can run.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// It came with the program: its profiles decide.
    BuiltIn,
    /// A policy from the command line.
    PolicyEverywhere,
    /// A policy from a path that layers name.
    PolicyOf(PathBuf),
    /// A second form of another rule: runs where a layer sets it.
    Instance,
}

/// Every rule that exists and where it comes from.
pub(super) struct Book {
    pub(super) catalogue: Arc<Catalogue>,
    /// By index into the catalogue.
    pub(super) origins: Vec<Origin>,
    incomplete: bool,
}

impl Book {
    pub(super) fn new(layers: &[Arc<Layer>], policies: Policies, mistakes: &mut Vec<Mistake>) -> Self {
        let built_in = rules::all().into_iter().map(|rule| (SharedRule::from(rule), Origin::BuiltIn));
        let mut entries: Vec<(SharedRule, Origin)> = built_in.collect();
        for set in policies.sets {
            let origin = set.path.map_or(Origin::PolicyEverywhere, Origin::PolicyOf);
            entries.extend(set.rules.into_iter().map(|rule| (rule, origin.clone())));
        }
        let known = Self::of(entries, policies.incomplete);
        let instances = instances(layers, &known, mistakes);
        if instances.is_empty() {
            return known;
        }
        let entries = known.catalogue.rules().iter().cloned().zip(known.origins);
        let instances = instances.into_iter().map(|instance| (SharedRule::from(Arc::new(instance)), Origin::Instance));
        Self::of(entries.chain(instances).collect(), policies.incomplete)
    }

    fn of(mut entries: Vec<(SharedRule, Origin)>, incomplete: bool) -> Self {
        entries.sort_by(|(one, _), (other, _)| one.meta.id.cmp(&other.meta.id));
        let (rules, origins) = entries.into_iter().unzip();
        Self { catalogue: Arc::new(Catalogue::new(rules)), origins, incomplete }
    }

    /// What is said of a name that no rule has, after so many other mistakes.
    pub(super) fn unknown(&self, id: &str, mistakes: usize) -> String {
        if let Some(kind) = ProblemKind::called(id) {
            return kind.is_no_rule(id);
        }
        let closest = (mistakes < MOST_GUESSES).then(|| self.catalogue.closest(id)).flatten();
        match closest {
            Some(meant) => format!("unknown rule `{id}`; did you mean `{meant}`?"),
            None => format!("unknown rule `{id}`; `tidegate rules` lists them all"),
        }
    }

    /// The rules that `--only` names; none where it was not given.
    pub(super) fn only(&self, ids: &[String], mistakes: &mut Vec<Mistake>) -> Option<BTreeSet<usize>> {
        for id in ids {
            if self.catalogue.find(id).is_empty() && !self.incomplete {
                mistakes.push(Mistake::of("--only", self.unknown(id, mistakes.len())));
            }
        }
        let found = ids.iter().flat_map(|id| self.catalogue.find(id).iter().copied());
        (!ids.is_empty()).then(|| found.collect())
    }
}

/// The second forms of rules that the layers ask for.
fn instances(layers: &[Arc<Layer>], book: &Book, mistakes: &mut Vec<Mistake>) -> Vec<Rule> {
    let mut made: BTreeMap<String, (usize, Rule)> = BTreeMap::new();
    for layer in layers {
        let written = layer.file.overrides.iter().map(|one| &one.rules).chain([&layer.file.rules]);
        for (key, setting) in written.flat_map(|rules| &rules.0) {
            let Some(of) = &setting.instance_of else { continue };
            let before = mistakes.len();
            let mut refuse = |at: &Spanned<String>, message: String| {
                mistakes.push(Mistake::at(&layer.source, at.referenced, message));
            };
            let [base] = book.catalogue.find(&of.value) else {
                refuse(of, book.unknown(&of.value, before));
                continue;
            };
            if !book.catalogue.find(&key.value).is_empty() {
                refuse(key, format!("`{}` is a rule already: an instance needs a name of its own", key.value));
            } else if key.value.split('/').filter(|part| !part.is_empty()).count() != 2 {
                refuse(key, format!("`{}` is not a rule's name, which is <family>/<name>", key.value));
            } else if made.get(&key.value).is_some_and(|(other, _)| other != base) {
                refuse(key, format!("`{}` is an instance of another rule elsewhere", key.value));
            } else {
                let mut rule = (*book.catalogue.rules()[*base]).clone();
                rule.meta.id = key.value.clone().into();
                rule.meta.aliases = Vec::new().into();
                rule.meta.profiles = Vec::new().into();
                made.insert(key.value.clone(), (*base, rule));
            }
        }
    }
    made.into_values().map(|(_, rule)| rule).collect()
}

/// What one layer says about rules, by their indexes.
pub(super) struct Edit {
    pub(super) rules: Vec<usize>,
    pub(super) setting: RuleSetting,
}

/// A layer whose rules are known.
pub(super) struct Bound {
    pub(super) rules: Vec<Edit>,
    pub(super) overrides: Vec<Vec<Edit>>,
    pub(super) policies: Vec<PathBuf>,
}

impl Bound {
    pub(super) fn new(layer: &Layer, book: &Book, mistakes: &mut Vec<Mistake>) -> Self {
        let mut bind = |written: &Pairs<RuleSetting>| -> Vec<Edit> {
            written.0.iter().map(|(id, setting)| bind(layer, id, setting, book, mistakes)).collect()
        };
        let rules = bind(&layer.file.rules);
        let overrides = layer.file.overrides.iter().map(|one| bind(&one.rules)).collect();
        let policies = layer.file.policies.iter().map(|path| layer.folder.join(&path.value)).collect();
        Self { rules, overrides, policies }
    }
}

fn bind(layer: &Layer, id: &Spanned<String>, setting: &RuleSetting, book: &Book, mistakes: &mut Vec<Mistake>) -> Edit {
    let rules = book.catalogue.find(&id.value).to_vec();
    if rules.is_empty() && !book.incomplete && setting.instance_of.is_none() {
        mistakes.push(Mistake::at(&layer.source, id.referenced, book.unknown(&id.value, mistakes.len())));
    }
    if let Some(given) = &setting.parameters {
        for &index in &rules {
            let rule = &book.catalogue.rules()[index];
            let Some(parameters) = rule.parameters else {
                let message = format!("{} has no parameters", rule.meta.id);
                mistakes.push(Mistake::at(&layer.source, given.referenced, message));
                continue;
            };
            if let Err(message) = (parameters.read)(given.value.value()) {
                let at = quoted(&message).and_then(|name| given.value.key(name)).map(|key| key.referenced);
                let message = format!("parameters of {}: {message}", rule.meta.id);
                mistakes.push(Mistake::at(&layer.source, at.unwrap_or(given.referenced), message));
            }
        }
    }
    Edit { rules, setting: setting.clone() }
}

/// The first word between backticks, where serde names the key that it stumbled over.
fn quoted(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}
