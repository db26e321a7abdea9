//! What is planned for one attribute: known, configured but known only after apply, or not set.
//!
//! Terraform spreads this over four places: `after` lacks what is unknown, `after_unknown` marks it (also what nobody
//! configured and the provider will choose), `after_sensitive` marks secrets, and only the expressions in
//! `configuration` tell what somebody wrote. A [`Value`] walks down all of them at once.

use std::borrow::Cow;
use std::fmt;

use super::ResourceChange;
use super::graph::{Origins, Reference};
use crate::document::{Kind, Node, items};
use crate::finding::Place;

/// What `terraform show -json-redacted` puts in the place of a value.
const REDACTED: &str = "(sensitive value)";

/// What is planned for an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'p> {
    /// This, which is not null. Parts of it may be unknown.
    Known(Node<'p>),
    /// Somebody configured it, the value is known only after apply. Also a redacted value.
    Unknown,
    /// Nothing: null, absent, or left to the provider, whose documented default counts.
    Unset,
}

/// The expression that is known about a value.
#[derive(Clone, Copy)]
enum Written<'p> {
    /// Nobody wrote one, or the plan does not say.
    Nothing,
    /// One expression for the value, or for something around it.
    Expression(Node<'p>),
    /// A block.
    Block(Node<'p>),
    /// The blocks of a list; the number of the one that most likely belongs to this value. In a set the order of
    /// values is not the order of blocks, so that the others are looked at too.
    OneOf(Node<'p>, Option<usize>),
}

/// An attribute of one resource change, or something inside one; copied freely.
#[derive(Clone, Copy)]
pub struct Value<'p> {
    change: ResourceChange<'p>,
    /// The value, which may be null.
    node: Option<Node<'p>>,
    /// Its part of `after_unknown`.
    unknown: Option<Node<'p>>,
    /// Its part of `after_sensitive` or `before_sensitive`.
    sensitive: Option<Node<'p>>,
    written: Written<'p>,
    missing: Missing<'p>,
}

/// What to mark where there is no value.
#[derive(Clone, Copy)]
enum Missing<'p> {
    /// Something that stands in the way of it: a null or an empty list.
    Token(Node<'p>),
    /// The narrowest map that lacks it.
    In(Node<'p>),
}

/// The value of `before` or `after`.
pub(super) fn top<'p>(change: ResourceChange<'p>, side: &str) -> Value<'p> {
    let is_after = side == "after";
    let block = if is_after { change.plan().graph().block_of(change) } else { None };
    let written = match block.and_then(|block| block.get("expressions")) {
        Some(expressions) => Written::Block(expressions),
        None => Written::Nothing,
    };
    Value {
        change,
        node: change.change_field(side),
        unknown: if is_after { change.change_field("after_unknown") } else { None },
        sensitive: change.change_field(if is_after { "after_sensitive" } else { "before_sensitive" }),
        written,
        missing: Missing::In(change.change_node().unwrap_or(change.entry())),
    }
}

impl<'p> Value<'p> {
    /// The change that it belongs to.
    pub fn change(self) -> ResourceChange<'p> {
        self.change
    }

    /// What is planned for it.
    pub fn state(self) -> State<'p> {
        match self.node.filter(|node| !node.is_null()) {
            Some(node) if is_redacted(node) => State::Unknown,
            Some(node) => State::Known(node),
            None if self.is_marked_unknown() && self.is_configured() => State::Unknown,
            None => State::Unset,
        }
    }

    /// The value where it is known and not null.
    pub fn known(self) -> Option<Node<'p>> {
        match self.state() {
            State::Known(node) => Some(node),
            _ => None,
        }
    }

    /// Whether somebody configured it and the value is known only after apply.
    pub fn is_unknown(self) -> bool {
        self.state() == State::Unknown
    }

    /// Whether nobody set it.
    pub fn is_unset(self) -> bool {
        self.state() == State::Unset
    }

    /// Whether it is not set, or set to nothing: an empty text, list or map.
    pub fn is_empty(self) -> bool {
        match self.state() {
            State::Known(node) => match node.kind() {
                Kind::Sequence => node.items().next().is_none(),
                Kind::Mapping => node.written_entries().next().is_none(),
                _ => node.content().is_empty(),
            },
            State::Unknown => false,
            State::Unset => true,
        }
    }

    fn is_marked_unknown(self) -> bool {
        self.unknown.is_some_and(is_true)
    }

    fn is_configured(self) -> bool {
        !matches!(self.written, Written::Nothing)
    }

    /// Its truth value, where it is known and one. Terraform prints what a schema holds as text, as text.
    pub fn as_bool(self) -> Option<bool> {
        let node = self.known()?;
        node.as_bool().or(match node.content() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        })
    }

    /// Its text, where it is known and a scalar: numbers and truth values as they are written.
    pub fn as_text(self) -> Option<&'p str> {
        self.known().filter(|node| node.style().is_some()).map(Node::content)
    }

    /// Its whole number, where it is known and one, also where the schema holds it as text.
    pub fn as_i64(self) -> Option<i64> {
        let node = self.known()?;
        node.as_i64().or_else(|| node.content().parse().ok())
    }

    /// The value under `key` in a map.
    pub fn get(self, key: &str) -> Value<'p> {
        let map = self.known().filter(|node| node.kind() == Kind::Mapping);
        let node = map.and_then(|map| map.get(key)).or(self.redacted());
        Value {
            change: self.change,
            node,
            unknown: self.unknown.and_then(|unknown| below(unknown, |unknown| unknown.get(key))),
            sensitive: self.sensitive.and_then(|mask| below(mask, |mask| mask.get(key))),
            written: self.written.get(key),
            missing: match map {
                Some(map) => Missing::In(map),
                None => self.node.map_or(self.missing, Missing::Token),
            },
        }
    }

    /// The value under a path of keys.
    pub fn at(self, path: &[&str]) -> Value<'p> {
        path.iter().fold(self, |value, key| value.get(key))
    }

    /// The items of a list, unknown ones included; nothing where the list as a whole is not known.
    pub fn items(self) -> Vec<Value<'p>> {
        let Some(list) = self.known().filter(|node| node.kind() == Kind::Sequence) else { return Vec::new() };
        let count = list.items().count();
        let mut unknown = Beside::of(self.unknown);
        let mut sensitive = Beside::of(self.sensitive);
        let item = |(index, node): (usize, Node<'p>)| Value {
            change: self.change,
            node: Some(node),
            unknown: unknown.next(),
            sensitive: sensitive.next(),
            written: self.written.item(index, count),
            missing: Missing::Token(node),
        };
        list.items().enumerate().map(item).collect()
    }

    /// The blocks of a type: the items of a list of maps, or the one map of a single block.
    pub fn blocks(self) -> Vec<Value<'p>> {
        match self.known() {
            Some(node) if node.kind() == Kind::Mapping => vec![self],
            _ => self.items(),
        }
    }

    /// Everything that stands under a path through blocks: `versioning.enabled` gives one value per `versioning`
    /// block, and one that is not set where there is no such block.
    pub fn leaves(self, path: &str) -> Vec<Value<'p>> {
        path.split('.').fold(vec![self], |values, key| values.into_iter().flat_map(|value| value.each(key)).collect())
    }

    fn each(self, key: &str) -> Vec<Value<'p>> {
        let items = self.items();
        if items.is_empty() { vec![self.get(key)] } else { items.into_iter().map(|item| item.get(key)).collect() }
    }

    /// Whether Terraform holds it, or any part of it, sensitive.
    pub fn is_sensitive(self) -> bool {
        self.sensitive.is_some_and(holds_true)
    }

    /// For messages: the value in backticks as the plan writes it, shortened; a sensitive one is not shown.
    pub fn shown(self) -> Cow<'static, str> {
        match self.state() {
            _ if self.is_sensitive() => Cow::Borrowed("a sensitive value"),
            State::Known(node) => Cow::Owned(format!("`{}`", shortened(node))),
            State::Unknown => Cow::Borrowed("a value that is known only after apply"),
            State::Unset => Cow::Borrowed("not set"),
        }
    }

    /// The token that holds it. Of what is known only after apply the mark in `after_unknown`; of what is not set the
    /// null or empty list that stands there, else the key of the narrowest map that lacks it.
    pub fn place(self) -> Place {
        if let Some(node) = self.node.filter(|node| !node.is_null()) {
            return self.place_of(node);
        }
        if self.is_unknown()
            && let Some(mark) = self.unknown
        {
            return self.place_of(mark);
        }
        match self.node.map_or(self.missing, Missing::Token) {
            Missing::Token(node) => self.place_of(node),
            Missing::In(map) => self.change.place_absent_in(map),
        }
    }

    /// A list or map is more than a token: its first scalar stands for it, where it has one.
    fn place_of(self, node: Node<'p>) -> Place {
        self.change.place_of(first_token(node))
    }

    /// What a redacted plan writes instead stands for everything inside.
    fn redacted(self) -> Option<Node<'p>> {
        self.node.filter(|node| is_redacted(*node))
    }

    /// Where the value comes from: the expression's references, followed through variables, module calls and outputs.
    pub fn origins(self) -> Origins<'p> {
        let Written::Expression(expression) = self.written else { return Origins::lost() };
        self.change.plan().graph().origins(self.change, expression)
    }

    /// What the expression names, as written in its module.
    pub fn references(self) -> Vec<Reference<'p>> {
        match self.written {
            Written::Expression(expression) => Reference::all(expression),
            _ => Vec::new(),
        }
    }

    /// The literal that the configuration gives for it, if it does.
    pub fn constant(self) -> Option<Node<'p>> {
        match self.written {
            Written::Expression(expression) => expression.get("constant_value"),
            _ => None,
        }
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.state() {
            State::Known(_) if self.is_sensitive() => out.write_str("Known(sensitive)"),
            state => state.fmt(out),
        }
    }
}

impl<'p> Written<'p> {
    fn of(node: Option<Node<'p>>) -> Self {
        match node {
            None => Written::Nothing,
            Some(node) if node.kind() == Kind::Sequence => Written::OneOf(node, None),
            Some(node) if is_expression(node) => Written::Expression(node),
            Some(node) => Written::Block(node),
        }
    }

    fn get(self, key: &str) -> Self {
        match self {
            Written::Block(block) => Self::of(block.get(key)),
            Written::OneOf(blocks, at) => {
                let own = at.and_then(|at| blocks.items().nth(at)).and_then(|block| block.get(key));
                Self::of(own.or_else(|| blocks.items().find_map(|block| block.get(key))))
            }
            whole => whole,
        }
    }

    fn item(self, index: usize, count: usize) -> Self {
        match self {
            Written::OneOf(blocks, None) if blocks.items().nth(count).is_none() => Written::OneOf(blocks, Some(index)),
            // A single block of a type is printed as a map where the schema allows only one, else as a list.
            other => other,
        }
    }
}

/// The items of a mask that stands beside a list: a list of its own, or one truth value for all.
struct Beside<'p> {
    all: Option<Node<'p>>,
    each: Box<dyn Iterator<Item = Node<'p>> + 'p>,
}

impl<'p> Beside<'p> {
    fn of(mask: Option<Node<'p>>) -> Self {
        Self { all: mask.filter(|mask| is_true(*mask)), each: Box::new(items(mask)) }
    }

    fn next(&mut self) -> Option<Node<'p>> {
        self.all.or_else(|| self.each.next())
    }
}

/// What a mask says about a part: a truth value counts for all parts.
fn below<'p>(mask: Node<'p>, part: impl Fn(Node<'p>) -> Option<Node<'p>>) -> Option<Node<'p>> {
    if is_true(mask) { Some(mask) } else { part(mask) }
}

pub(super) fn is_true(mask: Node) -> bool {
    mask.as_bool() == Some(true)
}

/// Whether anything in a mask is true.
pub(super) fn holds_true(mask: Node) -> bool {
    match mask.kind() {
        Kind::Sequence => mask.items().any(holds_true),
        Kind::Mapping => mask.written_entries().any(|(_, part)| holds_true(part)),
        _ => is_true(mask),
    }
}

fn is_redacted(node: Node) -> bool {
    node.content() == REDACTED && node.kind() == Kind::String
}

/// Expressions are `{constant_value}`, `{references}`, or `{}` for functions over constants; blocks hold objects.
fn is_expression(node: Node) -> bool {
    node.kind() == Kind::Mapping
        && node.written_entries().all(|(key, value)| match key.content() {
            "constant_value" => true,
            "references" => value.kind() == Kind::Sequence && value.items().all(|item| item.kind() == Kind::String),
            _ => false,
        })
}

/// The first scalar in a list or map; the list or map itself where it has none.
fn first_token(node: Node) -> Node {
    let inner = match node.kind() {
        Kind::Sequence => node.items().next(),
        Kind::Mapping => node.written_entries().next().map(|(key, _)| key),
        _ => None,
    };
    inner.map_or(node, first_token)
}

fn shortened(node: Node) -> String {
    const LENGTH: usize = 60;
    let raw = node.raw().trim_matches('"');
    let short: String = raw.chars().take(LENGTH).collect();
    if short.len() < raw.len() { format!("{short}…") } else { short }
}
