//! Offers each rule what it wants to see, and nothing else. A rule that panics costs its own answer only.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Ruleset, Said, Selection, Setting, SharedRule};
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
            .find(|ruleset| ruleset.setting(index).is_some());
        let Some(ruleset) = ruleset else { continue };
        let rules = &selection.rules;
        let run = &*ruleset.run(run);
        let mut asking = Asking { file: "", rules, ruleset: &ruleset, workspace, run, answers: Answers::default() };
        let setting = ruleset.setting(index).expect("found above");
        asking.ask(setting, String::new, |context| check(workspace, context));
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
    /// Calls one check function and files what it says; `describe` names what it was asked about.
    fn ask(&mut self, setting: &Setting, describe: impl Fn() -> String, check: impl FnOnce(&mut Context)) {
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

    fn settings(&self, positions: &'a [usize]) -> impl Iterator<Item = (&'a Setting, &'a Body)> + use<'a> {
        let (rules, ruleset) = (self.rules, self.ruleset);
        positions.iter().map(move |&at| (&ruleset.settings[at], &rules[ruleset.settings[at].rule].body))
    }

    fn about_dockerfile(&mut self, file: &Dockerfile) {
        let index = &self.ruleset.index;
        for (setting, body) in self.settings(&index.dockerfiles) {
            if let Body::Dockerfile(check) = body {
                self.ask(setting, String::new, |context| check(file, context));
            }
        }
        for (setting, body) in self.settings(&index.contexts) {
            if let (Body::BuildContexts(check), Some(build_context)) = (body, file.context()) {
                self.ask(setting, String::new, |context| check(build_context, file, context));
            }
        }
        for stage in file.stages() {
            for (setting, body) in self.settings(&index.stages) {
                if let Body::Stages(check) = body {
                    self.ask(setting, || stage.describe(), |context| check(&stage, context));
                }
            }
        }
        for instruction in file.instructions() {
            let wanting = index.instructions.iter().find(|(keyword, _)| *keyword == instruction.keyword());
            let Some((_, positions)) = wanting else { continue };
            for (setting, body) in self.settings(positions) {
                if let Body::Instructions(_, check) = body {
                    self.ask(setting, || instruction.describe(), |context| check(&instruction, context));
                }
            }
        }
    }

    fn about_tree(&mut self, document: &Document) {
        for (setting, body) in self.settings(&self.ruleset.index.trees) {
            if let Body::Trees(check) = body {
                self.ask(setting, String::new, |context| check(document, context));
            }
        }
        match document.shape {
            Shape::Kubernetes => {
                for object in kubernetes::objects(document) {
                    self.about_object(&object);
                }
            }
            Shape::Plan => self.about_plan(&Plan::of(document)),
            Shape::Dockerfile | Shape::Compose => {}
        }
    }

    fn about_object(&mut self, object: &KubeObject) {
        let index = &self.ruleset.index;
        for (setting, body) in self.settings(&index.objects) {
            if let Body::Objects(kinds, check) = body
                && (kinds.is_empty() || kinds.iter().any(|kind| object.is(kind)))
            {
                self.ask(setting, || object.describe(), |context| check(object, context));
            }
        }
        for workload in object.workloads() {
            self.answers.workloads += 1;
            for (setting, body) in self.settings(&index.workloads) {
                if let Body::Workloads(check) = body {
                    self.ask(setting, || object.describe(), |context| check(&workload, context));
                }
            }
            if index.containers.is_empty() {
                continue;
            }
            for container in workload.containers() {
                for (setting, body) in self.settings(&index.containers) {
                    if let Body::Containers(check) = body {
                        self.ask(setting, || object.describe(), |context| check(&container, context));
                    }
                }
            }
        }
    }

    fn about_plan(&mut self, plan: &Plan) {
        let index = &self.ruleset.index;
        for (setting, body) in self.settings(&index.plans) {
            if let Body::Plans(check) = body {
                self.ask(setting, String::new, |context| check(plan, context));
            }
        }
        if index.resources.is_empty() {
            return;
        }
        for change in plan.changes() {
            for (setting, body) in self.settings(&index.resources) {
                if let Body::Resources(types, check) = body
                    && (types.is_empty() || types.contains(&change.resource_type()))
                {
                    self.ask(setting, || change.describe(), |context| check(&change, context));
                }
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
