//! Offers each rule what it wants to see, and nothing else. A rule that panics costs its own answer only.

use std::panic::{AssertUnwindSafe, catch_unwind};

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
        asking.ask(at, String::new, |context| check(workspace, context));
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
    /// Calls the check function of the rule at a position in the ruleset and files what it says; `describe` names what
    /// it was asked about.
    fn ask(&mut self, at: usize, describe: impl Fn() -> String, check: impl FnOnce(&mut Context)) {
        let setting = &self.ruleset.settings[at];
        let mut context = Context::new(self.workspace, self.run, setting.parameters.as_ref());
        let outcome = catch_unwind(AssertUnwindSafe(|| check(&mut context)));
        for mut hit in context.take_hits() {
            if hit.object.is_empty() {
                hit.object = describe();
            }
            self.answers.said.push(Said { rule: setting.rule, hit });
        }
        if outcome.is_err() {
            let id = &self.rules[setting.rule].meta.id;
            let message = format!("the rule {id} panicked on {}; please report this as a bug", describe());
            self.answers.problems.push(Problem::new(ProblemKind::RulePanicked, self.file, message));
        }
    }

    fn about_dockerfile(&mut self, file: &Dockerfile) {
        let index = &self.ruleset.index;
        for &(at, check) in &index.dockerfiles {
            self.ask(at, String::new, |context| check(file, context));
        }
        if let Some(build_context) = file.context() {
            for &(at, check) in &index.contexts {
                self.ask(at, String::new, |context| check(build_context, file, context));
            }
        }
        for stage in file.stages() {
            for &(at, check) in &index.stages {
                self.ask(at, || stage.describe(), |context| check(&stage, context));
            }
        }
        for instruction in file.instructions() {
            for &(at, check) in index.instructions.get(&instruction.keyword()).into_iter().flatten() {
                self.ask(at, || instruction.describe(), |context| check(&instruction, context));
            }
        }
    }

    fn about_tree(&mut self, document: &Document) {
        for &(at, check) in &self.ruleset.index.trees {
            self.ask(at, String::new, |context| check(document, context));
        }
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
        for &(at, check) in &index.objects {
            self.ask(at, || object.describe(), |context| check(object, context));
        }
        for &((at, check), kinds) in index.objects_of.get(object.kind()).into_iter().flatten() {
            if object.is_any(kinds) {
                self.ask(at, || object.describe(), |context| check(object, context));
            }
        }
        for workload in object.workloads() {
            self.answers.workloads += 1;
            for &(at, check) in &index.workloads {
                self.ask(at, || object.describe(), |context| check(&workload, context));
            }
            if index.containers.is_empty() {
                continue;
            }
            for container in workload.containers() {
                for &(at, check) in &index.containers {
                    self.ask(at, || object.describe(), |context| check(&container, context));
                }
            }
        }
    }

    fn about_plan(&mut self, plan: &Plan) {
        let index = &self.ruleset.index;
        for &(at, check) in &index.plans {
            self.ask(at, String::new, |context| check(plan, context));
        }
        if index.resources.is_empty() && index.resources_of.is_empty() {
            return;
        }
        for change in plan.changes() {
            let of_type = index.resources_of.get(change.resource_type()).into_iter().flatten();
            for &(at, check) in index.resources.iter().chain(of_type) {
                self.ask(at, || change.describe(), |context| check(&change, context));
            }
        }
    }

    fn about_policies(&mut self, document: &Document) {
        for (pack, entries) in &self.ruleset.index.packs {
            let wanted: Vec<usize> = entries.iter().map(|&(entry, _)| entry).collect();
            let answers = pack.evaluate(&wanted, document, self.workspace);
            for (entry, hit) in answers.hits {
                if let Some(&(_, at)) = entries.iter().find(|&&(known, _)| known == entry) {
                    self.answers.said.push(Said { rule: self.ruleset.settings[at].rule, hit });
                }
            }
            self.answers.problems.extend(answers.problems);
        }
    }
}
