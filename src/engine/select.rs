//! Which rules run on which paths, and how they are set.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::{Catalogue, Ignore, SharedRule};
use crate::finding::{Enforcement, Severity};
use crate::model::dockerfile::Keyword;
use crate::model::{Run, Versions};
use crate::rule::{Body, Parameters, PolicyPack};

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
    /// Whether hadolint's comments may not, as its own configuration can say.
    pub ignore_hadolint_pragmas: bool,
    /// What other tools' configuration files allow here.
    pub ignores: Vec<Arc<Ignore>>,
    /// What the input is judged for here, where that differs from the run's.
    pub versions: Option<Versions>,
    pub(super) index: Index,
}

/// Positions in [`Ruleset::settings`] by kind of body, so that no rule is offered what it does not want.
#[derive(Default)]
pub(super) struct Index {
    pub(super) instructions: Vec<(Keyword, Vec<usize>)>,
    pub(super) stages: Vec<usize>,
    pub(super) dockerfiles: Vec<usize>,
    pub(super) contexts: Vec<usize>,
    pub(super) objects: Vec<usize>,
    pub(super) workloads: Vec<usize>,
    pub(super) containers: Vec<usize>,
    pub(super) plans: Vec<usize>,
    pub(super) resources: Vec<usize>,
    pub(super) trees: Vec<usize>,
    pub(super) packs: Vec<(Arc<dyn PolicyPack>, Vec<(usize, usize)>)>,
}

impl Ruleset {
    /// Indexes `settings`, which are those of `rules`.
    pub fn new(rules: &[SharedRule], mut settings: Vec<Setting>, fail_on: Option<Severity>) -> Self {
        settings.sort_by_key(|setting| setting.rule);
        let mut index = Index::default();
        for (at, setting) in settings.iter().enumerate() {
            match &rules[setting.rule].body {
                Body::Instructions(keywords, _) => {
                    for &keyword in *keywords {
                        match index.instructions.iter_mut().find(|(known, _)| *known == keyword) {
                            Some((_, wanting)) => wanting.push(at),
                            None => index.instructions.push((keyword, vec![at])),
                        }
                    }
                }
                Body::Stages(_) => index.stages.push(at),
                Body::Dockerfile(_) => index.dockerfiles.push(at),
                Body::BuildContexts(_) => index.contexts.push(at),
                Body::Objects(..) => index.objects.push(at),
                Body::Workloads(_) => index.workloads.push(at),
                Body::Containers(_) => index.containers.push(at),
                Body::Plans(_) => index.plans.push(at),
                Body::Resources(..) => index.resources.push(at),
                Body::Trees(_) => index.trees.push(at),
                Body::Policy(pack, entry) => match index.packs.iter_mut().find(|(known, _)| Arc::ptr_eq(known, pack)) {
                    Some((_, entries)) => entries.push((*entry, at)),
                    None => index.packs.push((Arc::clone(pack), vec![(*entry, at)])),
                },
                Body::Workspace(_) | Body::Settling(_) => {}
            }
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
        self.settings.binary_search_by_key(&rule, |setting| setting.rule).ok().map(|at| &self.settings[at])
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
    pub fn everywhere(rules: Vec<SharedRule>, fail_on: Severity) -> Self {
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
