//! `# METADATA` comments: YAML in front of a package or rule that says who a policy is.
//!
//! The blocks are OPA's (comments that begin in the first column, the YAML behind `# `); each is read as a document
//! of its own whose places lead to the policy's file.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::rego::syntax::{Module, Rule};
use crate::document::yaml::{self, Readers};
use crate::document::{Kind, Node, OffsetMap, Scalars, Source, Span, Tree};
use crate::finding::{Place, Problem, ProblemKind};

/// What a block is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The rule below it.
    Rule,
    /// All rules of that name in the package.
    Document,
    /// The package.
    Package,
    /// The package and those below it.
    Subpackages,
}

impl Scope {
    fn name(self) -> &'static str {
        match self {
            Scope::Rule => "rule",
            Scope::Document => "document",
            Scope::Package => "package",
            Scope::Subpackages => "subpackages",
        }
    }
}

/// One block.
#[derive(Debug)]
pub struct Annotation {
    /// What it is about.
    pub scope: Scope,
    /// The rule that it stands in front of, as an index into the module's rules; nothing in front of `package`.
    pub rule: Option<usize>,
    tree: Box<Tree>,
}

impl Annotation {
    /// What stands under a path of keys.
    pub fn at(&self, path: &[&str]) -> Option<Node<'_>> {
        self.tree.root().at(path)
    }

    /// A text under a path of keys, without blanks around it.
    pub fn text(&self, path: &[&str]) -> Option<String> {
        self.at(path).filter(|node| node.style().is_some() && !node.is_null()).map(|node| node.text().trim().to_owned())
    }

    /// The texts under a path of keys: a list of them, or a single one.
    pub fn texts(&self, path: &[&str]) -> Vec<(String, Place)> {
        let Some(node) = self.at(path) else { return Vec::new() };
        let items: Vec<Node> = if node.style().is_some() { vec![node] } else { node.items().collect() };
        items.into_iter().map(|item| (item.text().into_owned(), Place::of(item))).collect()
    }

    /// Whether it says `entrypoint: true`.
    pub fn is_entrypoint(&self) -> bool {
        is_entrypoint(&self.tree)
    }

    /// The addresses of its related resources.
    pub fn links(&self) -> Vec<String> {
        let items = self.at(&["related_resources"]).map(|list| list.items().collect::<Vec<Node>>()).unwrap_or_default();
        let reference = |item: &Node| item.get("ref").unwrap_or(*item).text().into_owned();
        items.iter().map(reference).filter(|link| !link.is_empty()).collect()
    }

    /// As `rego.metadata` gives it to policies.
    pub fn to_json(&self) -> Json {
        let mut found = match json(self.tree.root()) {
            Json::Object(fields) => fields,
            _ => Map::new(),
        };
        found.insert("scope".into(), self.scope.name().into());
        let name_resources = |item: &mut Json| {
            if let Json::String(reference) = item {
                *item = Json::Object(Map::from_iter([("ref".to_owned(), std::mem::take(reference).into())]));
            }
        };
        if let Some(Json::Array(items)) = found.get_mut("related_resources") {
            items.iter_mut().for_each(name_resources);
        }
        if let Some(Json::Array(items)) = found.get_mut("authors") {
            items.iter_mut().for_each(name_author);
        }
        Json::Object(found)
    }
}

/// `Jane Doe <jane@example.org>` as an object.
fn name_author(item: &mut Json) {
    let Json::String(text) = item else { return };
    let (name, email) = match text.split_once('<') {
        Some((name, rest)) => (name.trim(), rest.trim_end_matches('>').trim()),
        None => (text.trim(), ""),
    };
    let mut author = Map::from_iter([("name".to_owned(), name.into())]);
    if !email.is_empty() {
        author.insert("email".into(), email.into());
    }
    *item = Json::Object(author);
}

fn json(node: Node) -> Json {
    match node.kind() {
        Kind::Null => Json::Null,
        Kind::Bool => (node.as_bool() == Some(true)).into(),
        Kind::Number => match (node.as_i64(), node.as_f64()) {
            (Some(whole), _) => whole.into(),
            (None, Some(decimal)) => decimal.into(),
            _ => node.text().into_owned().into(),
        },
        Kind::String => node.text().into_owned().into(),
        Kind::Sequence => node.items().map(json).collect(),
        Kind::Mapping => {
            let fields = node.entries().into_iter().map(|(key, value)| (key.key_name().into_owned(), json(value)));
            Json::Object(fields.collect())
        }
    }
}

/// The blocks of a module, in order.
///
/// # Errors
/// A block that is no YAML, has an unknown scope or stands in front of nothing is a problem of its own; the others
/// are read.
pub fn read(source: &Arc<Source>, module: &Module) -> (Vec<Annotation>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for block in blocks(source, &module.comments) {
        match annotation(source, module, &block) {
            Ok(annotation) => found.push(annotation),
            Err(problem) => problems.push(*problem),
        }
    }
    (found, problems)
}

/// Runs of comments behind a line `# METADATA`, each with that line in front.
fn blocks(source: &Source, comments: &[Span]) -> Vec<Vec<Span>> {
    let line_of = |span: &Span| source.lines().line_of(span.start);
    let in_first_column = |span: &Span| source.line_column(span.start).column == 1;
    let mut found: Vec<Vec<Span>> = Vec::new();
    let mut open = false;
    for comment in comments {
        let is_title = source.slice(*comment).trim_start_matches('#').trim() == "METADATA" && in_first_column(comment);
        if is_title {
            found.push(vec![*comment]);
            open = true;
            continue;
        }
        let Some(block) = found.last_mut().filter(|_| open) else { continue };
        let follows = block.last().is_some_and(|last| line_of(last) + 1 == line_of(comment));
        open = follows && in_first_column(comment);
        if open {
            block.push(*comment);
        }
    }
    found
}

fn annotation(source: &Arc<Source>, module: &Module, block: &[Span]) -> Result<Annotation, Box<Problem>> {
    let broken = |place: Place, message: String| Box::new(Problem::at(ProblemKind::PolicyBroken, place, message));
    let title = Place::new(Arc::clone(source), block[0], crate::document::Pointer::root());
    let text = yaml_text(source, &block[1..]);
    let mut parts = yaml::parts(&text, Scalars::Core, Readers::Both);
    let tree = match parts.pop().map(|part| part.tree) {
        Some(Ok(tree)) if parts.is_empty() && tree.root().kind() == Kind::Mapping => tree,
        Some(Err(error)) => {
            let place = Place::new(Arc::clone(&text), error.span, crate::document::Pointer::root());
            return Err(broken(place, format!("the METADATA is no YAML: {}", error.message)));
        }
        _ => return Err(broken(title, "expected one YAML map behind METADATA".into())),
    };
    let end = block[block.len() - 1].end;
    let rule = module.rules.iter().position(|rule| rule.span.start > end);
    let in_front_of_package = module.package_span.start > end;
    if rule.is_none() && !in_front_of_package {
        return Err(broken(title, "the METADATA stands in front of no package and no rule".into()));
    }
    let scope = match tree.root().get("scope") {
        None if in_front_of_package => Scope::Package,
        None if is_entrypoint(&tree) => Scope::Document,
        None => Scope::Rule,
        Some(node) => match &*node.text() {
            "rule" => Scope::Rule,
            "document" => Scope::Document,
            "package" => Scope::Package,
            "subpackages" => Scope::Subpackages,
            other => return Err(broken(Place::of(node), format!("unknown scope `{other}`"))),
        },
    };
    if in_front_of_package == matches!(scope, Scope::Rule | Scope::Document) {
        let stands = if in_front_of_package { "a package" } else { "a rule" };
        return Err(broken(title, format!("METADATA of scope {} stands in front of {stands}", scope.name())));
    }
    Ok(Annotation { scope, rule: rule.filter(|_| !in_front_of_package), tree })
}

fn is_entrypoint(tree: &Tree) -> bool {
    tree.root().get("entrypoint").and_then(Node::as_bool) == Some(true)
}

/// The comments without their `# `, as a text whose places lead back.
fn yaml_text(source: &Arc<Source>, comments: &[Span]) -> Arc<Source> {
    let (mut text, mut offsets) = (String::new(), OffsetMap::new());
    for comment in comments {
        let line = source.slice(*comment);
        let stripped = line.strip_prefix("# ").or_else(|| line.strip_prefix('#')).unwrap_or(line);
        let start = comment.start as usize + line.len() - stripped.len();
        offsets.add(text.len(), start);
        text.push_str(stripped);
        text.push('\n');
    }
    offsets.add(text.len(), comments.last().map_or(0, |last| last.end as usize));
    Source::derived(Arc::clone(source), text, offsets)
}

/// What applies to a rule, nearest first: its own block, its document's, its package's.
pub fn chain<'a>(annotations: &'a [Annotation], module: &Module, rule: usize) -> Vec<&'a Annotation> {
    let name = |rule: &Rule| rule.head.static_path().join(".");
    let own = name(&module.rules[rule]);
    let mut found: Vec<&Annotation> = Vec::new();
    found.extend(annotations.iter().filter(|block| block.scope == Scope::Rule && block.rule == Some(rule)));
    found.extend(annotations.iter().filter(|block| {
        block.scope == Scope::Document && block.rule.is_some_and(|rule| name(&module.rules[rule]) == own)
    }));
    found.extend(annotations.iter().filter(|block| matches!(block.scope, Scope::Package | Scope::Subpackages)));
    found
}
