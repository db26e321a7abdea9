//! Secrets that only the shape of a value tree shows: what a Secret object holds, `name`/`value` pairs, values under
//! secret names however they are written.

use super::super::Document;
use super::{Reach, Secret, decoded_base64, is_plainly_something_else, is_secret, is_secret_name, stands_for_secret};
use crate::document::{Kind, Node, Scalars, Span, Style, Tree};
use crate::model::terraform::Plan;

/// The annotation in which `kubectl apply` keeps the whole object, a Secret's data included.
const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// The secrets of a tree, in no order. Aliases are not followed, so that the work is linear in the text.
pub(super) fn secrets(tree: &Tree) -> Vec<Secret> {
    let mut found = Vec::new();
    for id in 0..tree.len() as u32 {
        let node = tree.node(id);
        let is_alias = node.id() != id;
        match node.style() {
            _ if is_alias => {}
            Some(_) => hidden_in_scalar(node, &mut found),
            None if node.kind() == Kind::Mapping => of_mapping(node, &mut found),
            None => flags(node, &mut found),
        }
    }
    found
}

/// What Terraform holds sensitive in a plan. Numbers and truth values are too common to be looked for elsewhere.
pub(super) fn of_plan(plan: &Plan) -> Vec<Secret> {
    let secret = |node: Node| {
        let Span { start, end } = node.span();
        let quotes = u32::from(node.style() != Some(Style::Plain));
        match node.kind() {
            Kind::String if node.content().is_empty() => None,
            Kind::String => Some(Secret::new(Span { start: start + quotes, end: end - quotes }, node.content())),
            _ => Some(Secret { span: node.span(), texts: Vec::new(), reach: Reach::Place }),
        }
    };
    plan.sensitive_values().into_iter().filter_map(secret).collect()
}

/// The names that a document gives to things, and where: of objects, images, stages, resources.
pub(super) fn names(document: &Document) -> Vec<(Span, &str)> {
    const NAMING: &[&str] =
        &["address", "app", "component", "image", "kind", "name", "namespace", "role", "serviceName", "tier", "type"];
    let Some(tree) = document.tree() else { return of_base_images(document.source.text()) };
    let nodes = (0..tree.len() as u32).map(|id| (id, tree.node(id))).filter(|(id, node)| node.id() == *id);
    let entries = nodes.flat_map(|(_, node)| node.written_entries());
    let naming = |key: &str| NAMING.contains(&key) || key.starts_with("app.kubernetes.io/");
    entries.filter(|(key, _)| naming(key.content())).map(|(_, value)| (value.span(), value.content())).collect()
}

/// The rest of each line that begins with FROM.
fn of_base_images(text: &str) -> Vec<(Span, &str)> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if body.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("from ")) {
            found.push((Span::new(start, start + line.len()), &body[5..]));
        }
        start += line.len();
    }
    found
}

fn of_mapping(map: Node, found: &mut Vec<Secret>) {
    let (mut name, mut value, mut is_secret_object) = (None, None, false);
    for (key, child) in map.written_entries() {
        let key_text = key.content();
        match key_text {
            "kind" => is_secret_object = child.content() == "Secret",
            "name" | "key" => name = name.or(Some(child)),
            "value" => value = Some(child),
            _ => {}
        }
        under_name(key_text, child, found);
    }
    if let (Some(name), Some(value)) = (name, value)
        && is_secret(name.content(), value.content())
    {
        found.extend(named(value));
    }
    if is_secret_object {
        of_secret_object(map, found);
    }
}

/// Everything that a Secret holds, whatever the names are.
fn of_secret_object(object: Node, found: &mut Vec<Secret>) {
    for holder in ["data", "stringData"] {
        let Some(holder) = object.get(holder) else { continue };
        found.extend(holder.written_entries().filter_map(|(key, value)| match is_secret_name(key.content()) {
            true => named(value),
            false => held(value),
        }));
    }
    found.extend(object.at(&["metadata", "annotations", LAST_APPLIED]).and_then(held));
}

/// What stands under a secret's name: a scalar, or a list of them.
fn under_name(name: &str, value: Node, found: &mut Vec<Secret>) {
    if value.is_mapping() || !is_secret_name(name) {
        return;
    }
    let scalar = value.style().is_some().then_some(value);
    for scalar in scalar.into_iter().chain(value.items().filter(|item| item.style().is_some())) {
        let text = scalar.content();
        if !stands_for_secret(text) && !is_plainly_something_else(text) && !may_name_an_object(name, scalar) {
            found.extend(named(scalar));
        }
    }
}

/// Whether a value may be the name of a Secret object instead of a secret: `authSecret: web-tls`.
fn may_name_an_object(name: &str, value: Node) -> bool {
    let ends = ["secret", "credentials", "credential"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    let text = value.content();
    value.tree().scalars() == Scalars::Kubernetes
        && ends
        && name.bytes().any(|byte| byte.is_ascii_lowercase())
        && text.len() <= 63
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.'))
        && !super::is_random(text)
}

/// `--password`, `hunter2` as two items of a list.
fn flags(list: Node, found: &mut Vec<Secret>) {
    let mut before: Option<Node> = None;
    for item in list.items() {
        let flag =
            before.map(|before| before.content()).filter(|flag| flag.starts_with('-') && !flag.contains(['=', ' ']));
        if let Some(flag) = flag
            && !item.content().starts_with('-')
            && is_secret(flag.trim_start_matches('-'), item.content())
        {
            found.extend(named(item));
        }
        before = Some(item);
    }
}

/// A scalar whose text differs from what is written, or that runs over several lines: what the raw text does not show.
fn hidden_in_scalar(scalar: Node, found: &mut Vec<Secret>) {
    let text = scalar.content();
    let is_block = matches!(scalar.style(), Some(Style::Literal | Style::Folded));
    let folded = is_block || memchr::memchr2(b'\\', b'\n', scalar.raw().as_bytes()).is_some();
    if !folded {
        return;
    }
    let base64 = decoded_base64(text).is_some_and(|text| super::texts::holds_secret(&text));
    let escaped = scalar.raw().contains('\\') && !super::forms::formed(text).is_empty();
    if base64 || escaped {
        found.extend(held(scalar));
    }
}

/// A value whose name or form says that it is a secret.
fn named(value: Node) -> Option<Secret> {
    scalar(value).map(|(span, text)| Secret::new(span, text))
}

/// A value that stands in something secret.
fn held(value: Node) -> Option<Secret> {
    scalar(value).map(|(span, text)| Secret::neighbour(span, text))
}

fn scalar(value: Node<'_>) -> Option<(Span, &str)> {
    let (text, span) = (value.content(), inner_span(value));
    (value.style().is_some() && !text.trim().is_empty() && !span.is_empty()).then_some((span, text))
}

/// The bytes of a scalar without its quotes.
fn inner_span(scalar: Node) -> Span {
    let span = scalar.span();
    match scalar.style() {
        Some(Style::SingleQuoted | Style::DoubleQuoted) if span.len() >= 2 => {
            Span { start: span.start + 1, end: span.end - 1 }
        }
        _ => span,
    }
}
