//! Which rules run on which paths, and how they are set.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::{Catalogue, Dialect, Ignore, SharedRule};
use crate::finding::{Enforcement, Severity};
use crate::model::dockerfile::{BuildContext, Dockerfile, Instruction, Keyword, Stage};
use crate::model::kubernetes::{Container, KubeObject, Workload};
use crate::model::terraform::{Plan, ResourceChange};
use crate::model::{Document, Run, Versions};
use crate::rule::{Body, Context, Parameters, PolicyPack};

/// How one rule is set for some paths.
#[derive(Clone)]
pub struct Setting {
    /// Index into [`Selection::rules`].
    pub rule: usize,
    /// How bad it is here, where that is configured.
    pub severity: Option<Severity>,
    /// What it does; unset, the severity decides.
    pub enforcement: Option<Enforcement>,
    /// Its parameters, if it has any.
    pub parameters: Option<Parameters>,
    /// It is newer than the edition in force, so that it only warns.
    pub newer_than_edition: bool,
}

/// The rules that run on some paths, indexed by what they want to see.
#[derive(Default)]
pub struct Ruleset {
    /// By rising rule index.
    pub settings: Vec<Setting>,
    /// Findings at or above it deny, where no enforcement is set.
    pub fail_on: Option<Severity>,
    /// Whether comments and annotations of the input may allow anything.
    pub ignore_suppressions: bool,
    /// Whose comments and annotations may not, as the tool's own configuration can say.
    pub(crate) silenced: Vec<Dialect>,
    /// What other tools' configuration files allow here.
    pub ignores: Vec<Arc<Ignore>>,
    /// What the input is judged for here, where that differs from the run's.
    pub versions: Option<Versions>,
    pub(super) index: Index,
}

/// A check function and the position of its rule in [`Ruleset::settings`].
pub(super) type Offer<F> = (usize, F);

/// A check of objects of some kinds.
type OfKinds = (Offer<fn(&KubeObject, &mut Context)>, &'static [&'static str]);

type OfTypes = Offer<fn(&ResourceChange, &mut Context)>;

/// Offers by the name of what they want.
type ByName<T> = HashMap<&'static str, Vec<T>, FixedState>;

/// Check functions by what they want to see, so that no rule is offered anything else.
#[derive(Default)]
pub(super) struct Index {
    pub(super) instructions: HashMap<Keyword, Vec<Offer<fn(&Instruction, &mut Context)>>>,
    pub(super) stages: Vec<Offer<fn(&Stage, &mut Context)>>,
    pub(super) dockerfiles: Vec<Offer<fn(&Dockerfile, &mut Context)>>,
    pub(super) contexts: Vec<Offer<fn(&BuildContext, &Dockerfile, &mut Context)>>,
    pub(super) objects: Vec<Offer<fn(&KubeObject, &mut Context)>>,
    /// Checks of objects of some kinds, by the name of the kind without its group.
    pub(super) objects_of: ByName<OfKinds>,
    pub(super) workloads: Vec<Offer<fn(&Workload, &mut Context)>>,
    pub(super) containers: Vec<Offer<fn(&Container, &mut Context)>>,
    pub(super) plans: Vec<Offer<fn(&Plan, &mut Context)>>,
    pub(super) resources: Vec<OfTypes>,
    pub(super) resources_of: ByName<OfTypes>,
    pub(super) trees: Vec<Offer<fn(&Document, &mut Context)>>,
    pub(super) packs: Vec<(Arc<dyn PolicyPack>, Vec<(usize, usize)>)>,
}

impl Index {
    fn add(&mut self, at: usize, body: &Body) {
        match body {
            Body::Instructions(keywords, check) => {
                keywords.iter().for_each(|keyword| self.instructions.entry(*keyword).or_default().push((at, *check)));
            }
            Body::Stages(check) => self.stages.push((at, *check)),
            Body::Dockerfile(check) => self.dockerfiles.push((at, *check)),
            Body::BuildContexts(check) => self.contexts.push((at, *check)),
            Body::Objects([], check) => self.objects.push((at, *check)),
            Body::Objects(kinds, check) => {
                let names: BTreeSet<&str> = kinds.iter().filter_map(|kind| kind.split('.').next()).collect();
                for name in names {
                    self.objects_of.entry(name).or_default().push(((at, *check), kinds));
                }
            }
            Body::Workloads(check) => self.workloads.push((at, *check)),
            Body::Containers(check) => self.containers.push((at, *check)),
            Body::Plans(check) => self.plans.push((at, *check)),
            Body::Resources([], check) => self.resources.push((at, *check)),
            Body::Resources(types, check) => {
                types.iter().for_each(|name| self.resources_of.entry(name).or_default().push((at, *check)));
            }
            Body::Trees(check) => self.trees.push((at, *check)),
            Body::Policy(pack, entry) => match self.packs.iter_mut().find(|(known, _)| Arc::ptr_eq(known, pack)) {
                Some((_, entries)) => entries.push((*entry, at)),
                None => self.packs.push((Arc::clone(pack), vec![(*entry, at)])),
            },
            Body::Workspace(_) | Body::Settling(_) => {}
        }
    }
}

impl Ruleset {
    /// Indexes `settings`, which are those of `rules`.
    pub fn new(rules: &[SharedRule], mut settings: Vec<Setting>, fail_on: Option<Severity>) -> Self {
        settings.sort_by_key(|setting| setting.rule);
        let mut index = Index::default();
        for (at, setting) in settings.iter().enumerate() {
            index.add(at, &rules[setting.rule].body);
        }
        Self { settings, fail_on, index, ..Self::default() }
    }

    /// What a run assumes here.
    pub(super) fn run<'r>(&self, run: &'r Run) -> Cow<'r, Run> {
        match &self.versions {
            Some(versions) => Cow::Owned(Run { versions: versions.clone(), ..run.clone() }),
            None => Cow::Borrowed(run),
        }
    }

    /// How `rule` is set here, if it runs here.
    pub fn setting(&self, rule: usize) -> Option<&Setting> {
        self.position(rule).map(|at| &self.settings[at])
    }

    /// Where in [`Ruleset::settings`] `rule` stands, if it runs here.
    pub(super) fn position(&self, rule: usize) -> Option<usize> {
        self.settings.binary_search_by_key(&rule, |setting| setting.rule).ok()
    }
}

impl fmt::Debug for Ruleset {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Ruleset({} rules)", self.settings.len())
    }
}

/// All rules of a run and which of them run where.
pub struct Selection {
    /// Every rule that runs somewhere, sorted by id.
    pub rules: Vec<SharedRule>,
    /// Every rule that exists, chosen or not: what a suppression may name.
    pub catalogue: Arc<Catalogue>,
    /// The ruleset of a path.
    choose: Box<dyn Fn(&str) -> Arc<Ruleset> + Send + Sync>,
}

impl Selection {
    /// A selection of `rules`, sorted by id, out of `catalogue`, whose ruleset for a path is what `choose` says. It is
    /// called once per file and must be pure.
    pub fn new(
        rules: Vec<SharedRule>,
        catalogue: Arc<Catalogue>,
        choose: impl Fn(&str) -> Arc<Ruleset> + Send + Sync + 'static,
    ) -> Self {
        Self { rules, catalogue, choose: Box::new(choose) }
    }

    /// The same rules for every path, as they are built in.
    pub fn everywhere(rules: impl IntoIterator<Item = impl Into<SharedRule>>, fail_on: Severity) -> Self {
        let rules: Vec<SharedRule> = rules.into_iter().map(Into::into).collect();
        let settings = rules.iter().enumerate().map(|(index, rule)| Setting {
            rule: index,
            severity: None,
            enforcement: None,
            parameters: rule.parameters.map(|parameters| (parameters.default)()),
            newer_than_edition: false,
        });
        let ruleset = Arc::new(Ruleset::new(&rules, settings.collect(), Some(fail_on)));
        let catalogue = Arc::new(Catalogue::new(rules.clone()));
        Self::new(rules, catalogue, move |_| Arc::clone(&ruleset))
    }

    /// Whether some rule asks about the folders that Dockerfiles are built in.
    pub fn wants_build_contexts(&self) -> bool {
        self.rules.iter().any(|rule| matches!(rule.body, Body::BuildContexts(_)))
    }

    /// The rules that run on a path and how they are set there.
    pub fn ruleset(&self, path: &str) -> Arc<Ruleset> {
        (self.choose)(path)
    }
}

impl fmt::Debug for Selection {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(&self.rules).finish()
    }
}
