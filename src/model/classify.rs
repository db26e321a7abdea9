//! What a text is, by its content before its name, and its documents.

use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::kubernetes::Outline;
use super::{Content, Document, Shape, compose, dockerfile, kustomize, naming};
use crate::document::{Kind, Node, Pointer, Scalars, Source, Span, Style, SyntaxError, Tree, json, yaml};
use crate::finding::{Place, Problem, ProblemKind};

pub use super::naming::may_be_ours;

/// What became of one text.
#[derive(Debug, Default)]
pub struct Classified {
    /// The documents that are ours.
    pub documents: Vec<Document>,
    /// What claims to be ours and could not be parsed, or must be rendered first.
    pub problems: Vec<Problem>,
    /// Why nothing in it is ours, if so.
    pub not_ours: Option<&'static str>,
}

/// Reads a text. `named` says that the user named this very file, so that a fault in it is never passed over.
pub fn classify(source: &Arc<Source>, named: bool) -> Classified {
    let mut classified = Classified::default();
    let text = source.text().trim_start_matches('\u{feff}').trim_start();
    let (name, begins_stage) = (source.name(), naming::begins_stage(text));
    if naming::is_dockerfile(name) || ((named || naming::may_be_dockerfile(name)) && begins_stage) {
        classified.take_dockerfile(source);
    } else if text.starts_with('{') {
        classified.take_json(source, named);
    } else if naming::is_data(name) || named {
        classified.take_yaml(source, named);
    } else {
        classified.not_ours = Some("by its name and first line neither a Dockerfile nor YAML nor JSON");
    }
    if classified.documents.is_empty() && classified.problems.is_empty() {
        classified.not_ours.get_or_insert("neither a Kubernetes object nor a plan");
    } else {
        classified.not_ours = None;
    }
    classified
}

/// Whether a text says that it is a Dockerfile (by its name), a Kubernetes object or a plan, readable or not.
pub fn claims_to_be_ours(source: &Source) -> bool {
    naming::is_dockerfile(source.name())
        || claims_to_be_kubernetes(source, Span::new(0, source.text().len()))
        || claims_in_json(source.text())
}

impl Classified {
    fn take_dockerfile(&mut self, source: &Arc<Source>) {
        let (file, errors) = dockerfile::parse(Arc::clone(source));
        if !errors.is_empty() && self.needs_rendering(source, true) {
            return;
        }
        self.problems.extend(errors.into_iter().map(|error| Problem::dockerfile_syntax(source, error)));
        self.add(source, Shape::Dockerfile, Content::Dockerfile(Box::new(file)), None);
    }

    /// One JSON value, or several behind each other, which kubectl reads as well.
    fn take_json(&mut self, source: &Arc<Source>, named: bool) {
        let values = json::parse_all(source);
        let broken = values.last().is_some_and(Result::is_err);
        // A flow map of YAML, or JSON values between `---` lines.
        if broken && (!source.name().ends_with(".json") || source.text().contains("\n---")) {
            return self.take_yaml(source, named);
        }
        for value in values {
            match value {
                Ok(tree) => self.take_tree(source, tree),
                Err(error) => self.refuse(source, error, named || claims_in_json(source.text())),
            }
        }
    }

    fn take_yaml(&mut self, source: &Arc<Source>, named: bool) {
        let parts = yaml::parts(source, Scalars::Kubernetes, yaml::Readers::Both);
        let claims = named || parts.iter().any(|part| claims_to_be_kubernetes(source, part.span));
        let broken = parts.iter().any(|part| part.tree.is_err());
        let unrendered = broken || parts.iter().flat_map(|part| &part.tree).any(|tree| holds_chart_values(tree.root()));
        if unrendered && self.needs_rendering(source, claims) {
            return;
        }
        for part in parts {
            match part.tree {
                Ok(tree) => self.take_tree(source, tree),
                Err(error) => self.refuse(source, error, named || mentions_kubernetes(source, part.span)),
            }
        }
    }

    fn take_tree(&mut self, source: &Arc<Source>, tree: Box<Tree>) {
        match shape_of(source.name(), tree.root()) {
            Ok(shape) => {
                let template = helm_template(&tree);
                self.add(source, shape, Content::Tree(tree), template);
            }
            Err(reason) => self.not_ours = Some(reason),
        }
    }

    /// A text with actions of a template language in it that is broken, or whose values are not known yet, is passed
    /// over as a whole: what could be read of it is not what will be applied.
    fn needs_rendering(&mut self, source: &Arc<Source>, claims: bool) -> bool {
        let Some(action) = ["{{", "{%"].iter().filter_map(|action| source.text().find(action)).min() else {
            return false;
        };
        if claims {
            let place = Place::new(Arc::clone(source), Span::new(action, action + 2), Pointer::root());
            let message = "a template that must be rendered first: check what comes out of it";
            self.problems.push(Problem::at(ProblemKind::NeedsRendering, place, message));
        } else {
            self.not_ours = Some("a template, and nothing in it claims to be ours");
        }
        true
    }

    fn refuse(&mut self, source: &Arc<Source>, error: SyntaxError, ours: bool) {
        if ours {
            self.problems.push(Problem::syntax(source, error));
        } else {
            self.not_ours = Some("unreadable, and nothing in it claims to be ours");
        }
    }

    fn add(&mut self, source: &Arc<Source>, shape: Shape, content: Content, template: Option<String>) {
        let (source, outline) = (Arc::clone(source), Outline::default());
        self.documents.push(Document { source, shape, content, unit: 0, template, outline });
    }
}

/// What a value tree is: an object with `apiVersion` and `kind`, a plan, also under the key `plan`, services, or a kustomization;
/// else why it is not ours.
fn shape_of(name: &str, root: Node) -> Result<Shape, &'static str> {
    let written = |key| root.get(key).is_some_and(|value| !value.is_null());
    if written("apiVersion") && written("kind") {
        return Ok(Shape::Kubernetes);
    }
    if is_plan(root) || root.get("plan").is_some_and(is_plan) {
        return Ok(Shape::Plan);
    }
    if compose::is_compose(name, root) {
        return Ok(Shape::Compose);
    }
    if kustomize::is_kustomization(name, root) {
        return Ok(Shape::Kustomization);
    }
    Err(match root {
        _ if written("@level") && written("@message") => {
            "a log of Terraform: check what `terraform show -json` writes of the plan"
        }
        _ if written("format_version") && written("values") => "a state of Terraform, not a plan",
        _ => "neither a Kubernetes object nor a plan",
    })
}

fn is_plan(value: Node) -> bool {
    let parts = ["planned_values", "resource_changes", "configuration"];
    let version = value.get("format_version").filter(|version| version.kind() == Kind::String);
    version.is_some_and(|version| !version.text().is_empty())
        && parts.iter().filter(|part| value.get(part).is_some()).count() >= 2
}

/// Whether lines of the text begin with `apiVersion:` or `kind:`.
fn claims_to_be_kubernetes(source: &Source, span: Span) -> bool {
    let key = |line: &str| line.starts_with("apiVersion:") || line.starts_with("kind:");
    source.slice(span).lines().any(key)
}

/// Whether a document that cannot be read claims to be Kubernetes, be its keys indented, quoted or in flow style.
fn mentions_kubernetes(source: &Source, span: Span) -> bool {
    let text = source.slice(span);
    let version = |line: &str| line.trim_start_matches([' ', '\t', '{', '"', '\'']).starts_with("apiVersion");
    claims_to_be_kubernetes(source, span) || text.contains("kind") && text.lines().any(version)
}

fn claims_in_json(text: &str) -> bool {
    let is_object = text.contains("\"apiVersion\"") && text.contains("\"kind\"");
    is_object || (text.contains("\"format_version\"") && text.contains("\"resource_changes\""))
}

/// Whether a value outside of block scalars is filled in when a chart is rendered. Block scalars hold whole files,
/// which may be templates of something else.
fn holds_chart_values(root: Node) -> bool {
    static VALUES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\{\{-?\s*(?:[a-zA-Z]+\s+)*[$(]?\.(?:Values|Release|Chart)\b").expect("a constant pattern")
    });
    let tree = root.tree();
    if !tree.source().slice(tree.extent()).contains("{{") {
        return false;
    }
    let nodes = (0..tree.len() as u32).map(|id| tree.node(id));
    nodes.filter(|node| !matches!(node.style(), None | Some(Style::Literal | Style::Folded))).any(|node| {
        let raw = node.raw();
        raw.contains("{{") && VALUES.is_match(raw)
    })
}

/// The template that Helm names in the first comments of what it rendered.
fn helm_template(tree: &Tree) -> Option<String> {
    let source = tree.source();
    let comments = tree.comments().iter().take_while(|comment| comment.span.start < tree.root().span().start);
    comments
        .filter_map(|comment| source.slice(comment.span).strip_prefix("# Source: "))
        .map(|template| template.trim().to_owned())
        .last()
}
