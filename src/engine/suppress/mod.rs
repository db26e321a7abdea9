//! Comments and annotations of the input that allow findings: ours and those of other tools.

mod annotations;
mod buildkit;
mod checkov;
mod date;
mod hadolint;
mod remark;
mod scope;
mod tidegate;
mod trivy;

use crate::document::{Node, Pointer, Span};
use crate::finding::Place;
use crate::model::dockerfile::Dockerfile;
use crate::model::kubernetes::{self, KubeObject};
use crate::model::{Content, Document, Shape};
use crate::rule::SuppressionFault;

use super::{Catalogue, Ignore};
use annotations::Half;
pub(crate) use date::day;
pub(crate) use remark::{Dialect, Named};
use remark::{Reach, Remark, Saying, Until, is_like};
use scope::{DockerScopes, ShellComment, TreeScopes};

/// Where a suppression holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// In the whole file.
    File,
    /// For what begins in these bytes of the document's source.
    Bytes(Span),
    /// Nowhere: nothing stands below it.
    Nowhere,
}

/// One name in one comment or annotation, and where it holds.
#[derive(Debug)]
pub(super) struct Suppression {
    remark: Remark,
    /// The name, in the text.
    pub(super) place: Place,
    /// The day on which it ends, in the text.
    pub(super) until: Option<Place>,
    pub(super) scope: Scope,
    /// Who builds chooses what stands there, so that it may be needed another time.
    pub(super) varies: bool,
}

/// What the comments and annotations of one document say.
#[derive(Debug, Default)]
pub(super) struct Suppressions {
    pub(super) all: Vec<Suppression>,
    /// What is wrong with them in themselves: where, and in words without a period.
    pub(super) faults: Vec<(SuppressionFault, Place, String)>,
}

impl Suppression {
    /// What another tool's configuration file allows, as if it were said in the input.
    pub(super) fn of_ignore(ignore: &Ignore, scope: Scope) -> Self {
        let until = ignore.until.as_ref().map(|(last_day, _)| Until { last_day: *last_day, at: 0..0 });
        let (dialect, named, reason) = (ignore.dialect, ignore.named.clone(), ignore.reason.clone());
        let remark = Remark { dialect, named, at: 0..0, reach: Reach::File, reason, until };
        let until = ignore.until.as_ref().map(|(_, place)| place.clone());
        Self { remark, place: ignore.place.clone(), until, scope, varies: false }
    }

    /// What it names, in words that are the same for all that name the same.
    pub(super) fn key(&self) -> (Dialect, &Named) {
        (self.remark.dialect, &self.remark.named)
    }

    /// The rules that it names, as indexes into the catalogue.
    pub(super) fn rules(&self, catalogue: &Catalogue) -> Vec<usize> {
        let Remark { dialect, named, .. } = &self.remark;
        match named {
            Named::Id(id) => {
                let mut rules = catalogue.find(&dialect.alias(id)).to_vec();
                rules.extend(dialect.implied(id).iter().flat_map(|implied| catalogue.find(implied)));
                rules
            }
            Named::Every => answering(catalogue, |alias| dialect.owns(alias)),
            Named::Like(pattern) => answering(catalogue, |alias| dialect.owns(alias) && is_like(alias, pattern)),
        }
    }

    /// What it says is allowed, if that is one name.
    pub(super) fn id(&self) -> Option<&str> {
        self.remark.named.id()
    }

    pub(super) fn reason(&self) -> Option<&str> {
        self.remark.reason.as_deref()
    }

    /// Whether it is written in our own dialect.
    pub(super) fn is_ours(&self) -> bool {
        self.remark.dialect == Dialect::Tidegate
    }

    /// Whether its last day is over.
    pub(super) fn is_expired(&self, today: Option<i64>) -> bool {
        today.zip(self.remark.until.as_ref()).is_some_and(|(today, until)| today > until.last_day)
    }
}

/// The rules that have an alias that fits.
fn answering(catalogue: &Catalogue, fits: impl Fn(&str) -> bool) -> Vec<usize> {
    let rules = catalogue.rules().iter().enumerate();
    rules.filter(|(_, rule)| rule.meta.aliases.iter().any(|alias| fits(alias))).map(|(index, _)| index).collect()
}

/// Reads the comments and annotations of a document.
pub(super) fn read(document: &Document) -> Suppressions {
    let mut found = Suppressions::default();
    match &document.content {
        Content::Dockerfile(file) => found.of_dockerfile(document, file),
        Content::Tree(tree) => {
            let scopes = TreeScopes::of(tree);
            for comment in tree.comments() {
                let text = tree.source().slice(comment.span);
                let sayings = first_that_speaks(text, &[tidegate::read, trivy::read]);
                found.say(document, comment.span, sayings, |_| scopes.of_comment(comment));
            }
        }
    }
    if document.shape == Shape::Kubernetes {
        for object in kubernetes::objects(document) {
            found.of_object(&object);
        }
    }
    found
}

/// What the first dialect that a comment speaks makes of it.
fn first_that_speaks(comment: &str, dialects: &[fn(&str) -> Vec<Saying>]) -> Vec<Saying> {
    let sayings = dialects.iter().map(|read| read(comment));
    sayings.into_iter().find(|sayings| !sayings.is_empty()).unwrap_or_default()
}

const IN_DOCKERFILES: [fn(&str) -> Vec<Saying>; 5] =
    [tidegate::read, hadolint::read, trivy::read, checkov::read, buildkit::above_instruction];

impl Suppressions {
    /// Whether nothing is suppressed, nor meant to be.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty() && self.faults.is_empty()
    }

    /// Keeps what a text at `span` says; `scope` says where it holds that does not reach the whole file.
    fn say(&mut self, document: &Document, span: Span, sayings: Vec<Saying>, scope: impl Fn(&Remark) -> Option<Span>) {
        for saying in sayings {
            let place = |at: std::ops::Range<usize>| {
                let start = span.start as usize;
                let name = Span::new(start + at.start, start + at.end);
                Place::new(document.source.clone(), name, Pointer::root())
            };
            match saying {
                Saying::Fault(fault, at, what) => self.faults.push((fault, place(at), what)),
                Saying::Allows(remark) => {
                    let scope = match remark.reach {
                        Reach::File => Scope::File,
                        Reach::Here | Reach::Stage => scope(&remark).map_or(Scope::Nowhere, Scope::Bytes),
                    };
                    let until = remark.until.as_ref().map(|until| place(until.at.clone()));
                    let place = place(remark.at.clone());
                    self.all.push(Suppression { place, until, scope, remark, varies: false });
                }
            }
        }
    }

    fn of_dockerfile(&mut self, document: &Document, file: &Dockerfile) {
        let source = file.source();
        if let Some(directive) = file.check_directive() {
            let sayings = buildkit::read(source.slice(directive.value));
            self.say(document, directive.value, sayings, |_| None);
        }
        let scopes = DockerScopes::of(file);
        let is_directive = |span: Span| file.check_directive().is_some_and(|check| span.contains(check.value));
        for comment in file.comments().iter().filter(|comment| !is_directive(comment.span)) {
            let sayings = first_that_speaks(source.slice(comment.span), &IN_DOCKERFILES);
            self.say(document, comment.span, sayings, |remark| match (remark.reach, remark.dialect) {
                (Reach::Stage, _) => scopes.stage_below(comment.span),
                (_, Dialect::Tidegate) => scopes.below(comment.span),
                _ => scopes.instruction_of(comment.span),
            });
        }
        for comment in &scopes.shell_comments() {
            let sayings = first_that_speaks(source.slice(comment.span), &IN_DOCKERFILES);
            self.say(document, comment.span, sayings, |remark| Some(of_shell_comment(&scopes, comment, remark)));
        }
        if !self.all.is_empty() {
            self.mark_varying(file, &scopes);
        }
    }

    /// Marks what stands in stages that are built on what who builds chooses.
    fn mark_varying(&mut self, file: &Dockerfile, scopes: &DockerScopes) {
        let chosen = scope::chosen_stages(file);
        for suppression in &mut self.all {
            suppression.varies = match suppression.scope {
                Scope::File => chosen.contains(&true),
                Scope::Bytes(span) => scopes.stage_around(span).is_some_and(|stage| chosen[stage.index()]),
                Scope::Nowhere => false,
            };
        }
    }

    fn of_object(&mut self, object: &KubeObject) {
        for (key, value) in object.annotations() {
            if let Some((half, sayings)) = annotations::read(&key.text(), &value.text()) {
                self.annotate(if half == Half::Key { key } else { value }, sayings, object.node());
            }
        }
        for workload in object.workloads().filter(|workload| !workload.is_bare_pod()) {
            let key = "kube-score/ignore";
            let Some(value) = workload.annotation(key) else { continue };
            if let Some((_, sayings)) = annotations::kube_score(key, &value.text()) {
                self.annotate(value, sayings, object.node());
            }
        }
    }

    /// Keeps what an annotation says about an object; `said_in` is its key or its value.
    fn annotate(&mut self, said_in: Node, sayings: Vec<Saying>, object: Node) {
        for saying in sayings {
            if let Saying::Allows(remark) = saying {
                let name = Span::new(remark.at.start, remark.at.end);
                let place = Place { source: said_in.decoded(), span: name, ..Place::of(said_in) };
                let scope = Scope::Bytes(object.span());
                self.all.push(Suppression { remark, place, until: None, scope, varies: false });
            }
        }
    }
}

/// Other tools speak about instructions, never about a line of one.
fn of_shell_comment(scopes: &DockerScopes, comment: &ShellComment, remark: &Remark) -> Span {
    match (remark.reach, remark.dialect) {
        (Reach::Stage, _) => scopes.stage_below(comment.span).unwrap_or(comment.span),
        (_, Dialect::Tidegate) => scopes.beside(comment),
        _ => comment.instruction.span(),
    }
}
