//! Offers each rule what it wants to see, and nothing else. A rule that panics costs its own answer only.

use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::select::Offer;
use super::{Ruleset, Said, Selection, SharedRule};
use crate::finding::{Problem, ProblemKind};
use crate::model::dockerfile::Dockerfile;
use crate::model::kubernetes::{self, KubeObject};
use crate::model::terraform::Plan;
use crate::model::{Content, Document, Run, Shape, Workspace};
use crate::rule::{Body, Context};

/// What rules said.
#[derive(Default)]
pub(crate) struct Answers {
    pub(crate) said: Vec<Said>,
    pub(crate) problems: Vec<Problem>,
    /// How many workloads it was about.
    pub(crate) workloads: usize,
}

/// Asks about one document.
pub(crate) fn document(
    document: &Document,
    rules: &[SharedRule],
    ruleset: &Ruleset,
    workspace: &Workspace,
    run: &Run,
) -> Answers {
    let run = &*ruleset.run(run);
    let mut asking =
        Asking { file: document.source.name(), rules, ruleset, workspace, run, answers: Answers::default() };
    match &document.content {
        Content::Dockerfile(file) => asking.about_dockerfile(file),
        Content::Tree(_) => asking.about_tree(document),
    }
    asking.about_policies(document);
    asking.answers
}

/// Asks about all documents together. A join is asked once, with the first setting that any path has for it.
pub(crate) fn workspace(selection: &Selection, workspace: &Workspace, run: &Run) -> Answers {
    let mut answers = Answers::default();
    for (index, rule) in selection.rules.iter().enumerate() {
        let Body::Workspace(check) = rule.body else { continue };
        let ruleset = workspace
            .documents
            .iter()
            .map(|document| selection.ruleset(document.source.name()))
            .find_map(|ruleset| Some((ruleset.position(index)?, ruleset)));
        let Some((at, ruleset)) = ruleset else { continue };
        let rules = &selection.rules;
        let run = &*ruleset.run(run);
        let mut asking = Asking { file: "", rules, ruleset: &ruleset, workspace, run, answers: Answers::default() };
        asking.ask([(at, check)], String::new, |check, context| check(workspace, context));
        answers.said.append(&mut asking.answers.said);
        answers.problems.append(&mut asking.answers.problems);
    }
    answers
}

struct Asking<'a> {
    file: &'a str,
    rules: &'a [SharedRule],
    ruleset: &'a Ruleset,
    workspace: &'a Workspace,
    run: &'a Run,
    answers: Answers,
}

impl<'a> Asking<'a> {
    /// Asks each of several rules, given by their positions in the ruleset, as `check` does, and files what it says;
    /// `describe` names what they are asked about. One that panics does not keep the next from being asked.
    fn ask<C: Copy>(
        &mut self,
        offers: impl IntoIterator<Item = Offer<C>>,
        describe: impl Fn() -> String,
        check: impl Fn(C, &mut Context),
    ) {
        let mut offers = offers.into_iter();
        let mut context = Context::new(self.workspace, self.run);
        let described = OnceCell::new();
        let describe = || Arc::clone(described.get_or_init(|| describe().into()));
        let mut asked = 0;
        loop {
            // Entered once for all of them and not for each: most have nothing to say.
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                for (at, rule) in offers.by_ref() {
                    asked = at;
                    context.set_parameters(self.ruleset.settings[at].parameters.as_ref());
                    check(rule, &mut context);
                    if context.has_hits() {
                        self.file_hits(at, &mut context, &describe);
                    }
                }
            }));
            if outcome.is_ok() {
                return;
            }
            self.file_hits(asked, &mut context, &describe);
            self.file_panic(asked, &describe);
        }
    }

    #[cold]
    fn file_hits(&mut self, at: usize, context: &mut Context, describe: &impl Fn() -> Arc<str>) {
        for mut hit in context.drain_hits() {
            if hit.object.is_empty() {
                hit.object = describe();
            }
            self.answers.said.push(Said { rule: self.ruleset.settings[at].rule, hit: Box::new(hit) });
        }
    }

    #[cold]
    fn file_panic(&mut self, at: usize, describe: &impl Fn() -> Arc<str>) {
        let id = &self.rules[self.ruleset.settings[at].rule].meta.id;
        let message = format!("the rule {id} panicked on {}; please report this as a bug", describe());
        self.answers.problems.push(Problem::new(ProblemKind::RulePanicked, self.file, message));
    }

    fn about_dockerfile(&mut self, file: &Dockerfile) {
        let index = &self.ruleset.index;
        self.ask(index.dockerfiles.iter().copied(), String::new, |check, context| check(file, context));
        if let Some(build_context) = file.context() {
            let offers = index.contexts.iter().copied();
            self.ask(offers, String::new, |check, context| check(build_context, file, context));
        }
        for stage in file.stages() {
            let offers = index.stages.iter().copied();
            self.ask(offers, || stage.describe(), |check, context| check(&stage, context));
        }
        for instruction in file.instructions() {
            let offers = index.instructions.get(&instruction.keyword()).into_iter().flatten().copied();
            self.ask(offers, || instruction.describe(), |check, context| check(&instruction, context));
        }
    }

    fn about_tree(&mut self, document: &Document) {
        let trees = self.ruleset.index.trees.iter().copied();
        self.ask(trees, String::new, |check, context| check(document, context));
        match document.shape {
            Shape::Kubernetes => {
                for object in kubernetes::objects(document) {
                    self.about_object(&object);
                }
            }
            Shape::Plan => self.about_plan(&Plan::of(document)),
            Shape::Dockerfile | Shape::Compose | Shape::Kustomization => {}
        }
    }

    fn about_object(&mut self, object: &KubeObject) {
        let index = &self.ruleset.index;
        let of_kind = index.objects_of.get(object.kind()).into_iter().flatten();
        let of_kind = of_kind.filter(|(_, kinds)| object.is_any(kinds)).map(|&(offer, _)| offer);
        let offers = index.objects.iter().copied().chain(of_kind);
        self.ask(offers, || object.describe(), |check, context| check(object, context));
        for workload in object.workloads() {
            self.answers.workloads += 1;
            let offers = index.workloads.iter().copied();
            self.ask(offers, || object.describe(), |check, context| check(&workload, context));
            for container in workload.containers() {
                let offers = index.containers.iter().copied();
                self.ask(offers, || object.describe(), |check, context| check(&container, context));
            }
        }
    }

    fn about_plan(&mut self, plan: &Plan) {
        let index = &self.ruleset.index;
        self.ask(index.plans.iter().copied(), String::new, |check, context| check(plan, context));
        if index.resources.is_empty() && index.resources_of.is_empty() {
            return;
        }
        for change in plan.changes() {
            let of_type = index.resources_of.get(change.resource_type()).into_iter().flatten();
            let offers = index.resources.iter().chain(of_type).copied();
            self.ask(offers, || change.describe(), |check, context| check(&change, context));
        }
    }

    fn about_policies(&mut self, document: &Document) {
        for (pack, entries) in &self.ruleset.index.packs {
            let wanted: Vec<usize> = entries.iter().map(|&(entry, _)| entry).collect();
            let answers = pack.evaluate(&wanted, document, self.workspace);
            for (entry, hit) in answers.hits {
                if let Some(&(_, at)) = entries.iter().find(|&&(known, _)| known == entry) {
                    self.answers.said.push(Said { rule: self.ruleset.settings[at].rule, hit: Box::new(hit) });
                }
            }
            self.answers.problems.extend(answers.problems);
        }
    }
}
