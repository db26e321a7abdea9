//! What a text is, by its content before its name, and its documents.

use std::sync::Arc;

use super::{Content, Document, Shape, dockerfile};
use crate::document::{Kind, Node, Scalars, Source, Span, SyntaxError, Tree, json, yaml};
use crate::finding::Problem;

/// What became of one text.
#[derive(Debug, Default)]
pub struct Classified {
    /// The documents that are ours.
    pub documents: Vec<Document>,
    /// What claims to be ours and could not be parsed.
    pub problems: Vec<Problem>,
    /// Why nothing in it is ours, if so.
    pub not_ours: Option<&'static str>,
}

/// Reads a text. `named` says that the user named this very file, so that a fault in it is never passed over.
pub fn classify(source: &Arc<Source>, named: bool) -> Classified {
    let mut classified = Classified::default();
    let start = source.text().trim_start_matches('\u{feff}').trim_start();
    if is_dockerfile_name(source.name()) {
        classified.take_dockerfile(source);
    } else if start.starts_with('{') {
        classified.take_json(source, named);
    } else if has_data_name(source.name()) || named {
        classified.take_yaml(source, named);
    } else {
        classified.not_ours = Some("neither a Dockerfile nor YAML nor JSON");
    }
    if classified.documents.is_empty() && classified.problems.is_empty() && classified.not_ours.is_none() {
        classified.not_ours = Some("neither a Kubernetes object nor a plan");
    }
    classified
}

/// Whether a file of this name is a Dockerfile.
pub fn is_dockerfile_name(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    let (first, last) = (file.split('.').next().unwrap_or(""), file.rsplit('.').next().unwrap_or(""));
    [first, last].iter().any(|part| matches!(*part, "dockerfile" | "containerfile")) && last != "dockerignore"
}

/// Whether a file of this name is worth reading.
pub fn may_be_ours(name: &str) -> bool {
    is_dockerfile_name(name) || has_data_name(name)
}

/// Whether a text says that it is a Dockerfile (by its name), a Kubernetes object or a plan, readable or not.
pub fn claims_to_be_ours(source: &Source) -> bool {
    let text = source.text();
    is_dockerfile_name(source.name())
        || claims_to_be_kubernetes(source, Span::new(0, text.len()))
        || text.contains("\"apiVersion\"")
        || text.contains("\"resource_changes\"")
}

fn has_data_name(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    !file.contains('.') || [".yaml", ".yml", ".json"].iter().any(|ending| file.ends_with(ending))
}

impl Classified {
    fn take_dockerfile(&mut self, source: &Arc<Source>) {
        let (file, errors) = dockerfile::parse(Arc::clone(source));
        self.problems.extend(errors.into_iter().map(|error| Problem::syntax(source, error)));
        self.add(source, Shape::Dockerfile, Content::Dockerfile(file), None);
    }

    fn take_json(&mut self, source: &Arc<Source>, named: bool) {
        match json::parse(source) {
            Ok(tree) => match shape_of(tree.root()) {
                Some(shape) => self.add(source, shape, Content::Tree(tree), None),
                None => self.not_ours = Some("JSON that is neither a Kubernetes object nor a plan"),
            },
            Err(error) => {
                let text = source.text();
                let claims = text.contains("\"apiVersion\"") && text.contains("\"kind\"");
                self.refuse(source, error, named || claims || text.contains("\"resource_changes\""));
            }
        }
    }

    fn take_yaml(&mut self, source: &Arc<Source>, named: bool) {
        for part in yaml::parts(source, Scalars::Kubernetes, yaml::Readers::Both) {
            match part.tree {
                Ok(tree) => {
                    if let Some(shape) = shape_of(tree.root()) {
                        let template = helm_template(&tree);
                        self.add(source, shape, Content::Tree(tree), template);
                    }
                }
                Err(error) => self.refuse(source, error, named || claims_to_be_kubernetes(source, part.span)),
            }
        }
    }

    fn refuse(&mut self, source: &Arc<Source>, error: SyntaxError, ours: bool) {
        if ours {
            self.problems.push(Problem::syntax(source, error));
        } else {
            self.not_ours = Some("unreadable, and nothing in it claims to be ours");
        }
    }

    fn add(&mut self, source: &Arc<Source>, shape: Shape, content: Content, template: Option<String>) {
        self.documents.push(Document { source: Arc::clone(source), shape, content, unit: 0, template });
    }
}

/// What a value tree is: an object with `apiVersion` and `kind`, or a plan, also under the key `plan`.
fn shape_of(root: Node) -> Option<Shape> {
    if root.get("apiVersion").is_some() && root.get("kind").is_some() {
        return Some(Shape::Kubernetes);
    }
    (is_plan(root) || root.get("plan").is_some_and(is_plan)).then_some(Shape::Plan)
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

/// The template that Helm names in the first comments of what it rendered.
fn helm_template(tree: &Tree) -> Option<String> {
    let source = tree.source();
    let comments = tree.comments().iter().take_while(|comment| comment.span.start < tree.root().span().start);
    comments
        .filter_map(|comment| source.slice(comment.span).strip_prefix("# Source: "))
        .map(|template| template.trim().to_owned())
        .last()
}
