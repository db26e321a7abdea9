//! A handle on one value of a tree; what rules hold in their hands.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::names::{Asked, Name, Names};
use super::scalars::{self, Kind, Scalars, Style, Value};
use super::tree::{Entry, Form, Tree};
use super::{OffsetMap, Pointer, Source, Span};

/// A handle on one value of a [`Tree`]; copied freely.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    id: u32,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tree, other.tree) && self.id == other.id
    }
}

impl Eq for Node<'_> {}

impl<'t> Node<'t> {
    /// The value that entry `id` stands for: an alias is followed to what it names.
    #[inline]
    pub(super) fn new(tree: &'t Tree, id: u32) -> Self {
        Self { tree, id: if matches!(tree.entry(id).form(), Form::Alias) { tree.target_of(id) } else { id } }
    }

    /// The tree it belongs to.
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// Its number in the tree; turns back into a node with [`Tree::node`].
    pub fn id(self) -> u32 {
        self.id
    }

    fn entry(self) -> &'t Entry {
        self.tree.entry(self.id)
    }

    /// Its bytes, quotes and brackets included; a block scalar from its `|` or `>` to its last character. Empty for a
    /// value that is not written.
    pub fn span(self) -> Span {
        self.entry().span
    }

    /// Its bytes as they stand in the source.
    pub fn raw(self) -> &'t str {
        self.tree.source().slice(self.span())
    }

    /// How a scalar is written; `None` for lists and maps.
    pub fn style(self) -> Option<Style> {
        match self.entry().form() {
            Form::Scalar(style) => Some(style),
            _ => None,
        }
    }

    /// The explicit tag if one is written: `!!str` for the core tags however they are spelled, others as written.
    pub fn tag(self) -> Option<&'t str> {
        self.tree.tag_of(self.id)
    }

    /// A scalar's text with escapes and folding undone, whatever its kind. Empty for lists and maps.
    pub fn text(self) -> Cow<'t, str> {
        Cow::Borrowed(self.content())
    }

    /// The same as [`Node::text`], borrowed from the tree. Text that is not written as it reads is decoded once, when
    /// it is first asked for.
    pub fn content(self) -> &'t str {
        match self.entry().form() {
            Form::Scalar(style) => self.content_in(style),
            _ => "",
        }
    }

    #[inline]
    fn content_in(self, style: Style) -> &'t str {
        if self.entry().is_special() { self.tree.text_of(self.id, style) } else { self.unquoted(style) }
    }

    /// The bytes of a scalar without its quotes.
    #[inline]
    fn unquoted(self, style: Style) -> &'t str {
        self.tree.source().text().get(style.inside(self.span())).unwrap_or("")
    }

    /// A scalar's text as a source of its own whose places lead back to this file.
    pub fn decoded(self) -> Arc<Source> {
        let entry = self.entry();
        let quotes = self.style().map_or(0, Style::quotes) as u32;
        let mut offsets = OffsetMap::shifted(entry.span.start + quotes);
        let text = match entry.form() {
            Form::Scalar(style) if entry.is_special() => self.tree.decode(self.id, style, Some(&mut offsets)),
            _ => self.content().to_owned(),
        };
        Source::derived(Arc::clone(self.tree.source()), text, offsets)
    }

    fn value(self) -> Value {
        match self.entry().form() {
            Form::Scalar(style) => {
                let plain = style == Style::Plain;
                scalars::resolve(self.tree.scalars(), self.content_in(style), plain, self.tag())
            }
            _ => Value::Text,
        }
    }

    /// What it is, read as the tree's [`Scalars`] say.
    pub fn kind(self) -> Kind {
        match self.entry().form() {
            Form::Sequence => Kind::Sequence,
            Form::Mapping => Kind::Mapping,
            Form::Scalar(style) if style != Style::Plain && self.tag().is_none() => Kind::String,
            Form::Scalar(_) | Form::Alias => self.value().kind(),
        }
    }

    /// Whether it is null.
    pub fn is_null(self) -> bool {
        let entry = self.entry();
        let first = || self.tree.source().text().as_bytes().get(entry.span.start as usize);
        let may_be = |style| match style {
            Style::Plain => entry.span.is_empty() || matches!(first(), None | Some(b'~' | b'n' | b'N')),
            _ => self.tag().is_some(),
        };
        matches!(entry.form(), Form::Scalar(style) if may_be(style)) && self.value() == Value::Null
    }

    /// Whether it is a list.
    pub fn is_sequence(self) -> bool {
        matches!(self.entry().form(), Form::Sequence)
    }

    /// Whether it is a map.
    pub fn is_mapping(self) -> bool {
        matches!(self.entry().form(), Form::Mapping)
    }

    /// Its text if it is a string, else `None`.
    pub fn as_str(self) -> Option<Cow<'t, str>> {
        (self.kind() == Kind::String).then(|| self.text())
    }

    /// Its truth value if it is one, else `None`.
    pub fn as_bool(self) -> Option<bool> {
        match self.value() {
            Value::Bool(truth) => Some(truth),
            _ => None,
        }
    }

    /// Its whole number if it is one that fits, else `None`. `1e3` and `1.0` are whole: Kubernetes makes JSON of a
    /// manifest before it reads it, and JSON prints them as `1000` and `1`.
    pub fn as_i64(self) -> Option<i64> {
        match self.value() {
            Value::Integer(number) => Some(number),
            Value::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => Some(number as i64),
            _ => None,
        }
    }

    /// Its number if it is one, else `None`.
    pub fn as_f64(self) -> Option<f64> {
        match self.value() {
            Value::Integer(number) => Some(number as f64),
            Value::Unsigned(number) => Some(number as f64),
            Value::Float(number) => Some(number),
            _ => None,
        }
    }

    /// A key's name as the reader of this format sees it: under [`Scalars::Kubernetes`] `on:` is the key `true`
    /// and `0644:` the key `420`.
    pub fn key_name(self) -> Cow<'t, str> {
        if self.is_spelled_as_named() {
            return self.text();
        }
        scalars::key_text(self.value()).map_or_else(|| self.text(), Cow::Owned)
    }

    /// Whether a key's name is certainly its text: true for all keys but those that could be a number or truth value.
    fn is_spelled_as_named(self) -> bool {
        let entry = self.entry();
        if matches!(entry.form(), Form::Scalar(_)) && entry.names() != Name::UNCERTAIN.0 {
            return true;
        }
        self.tag().is_none()
            && (self.tree.scalars() != Scalars::Kubernetes
                || self.entry().form() != Form::Scalar(Style::Plain)
                || !scalars::may_be_more_than_text(self.raw()))
    }

    /// Whether its name is this. Most keys are spelled as they are named and differ at once, so how a key would be
    /// resolved is only asked where the answer can matter.
    pub(super) fn is_named(self, name: &str) -> bool {
        let entry = self.entry();
        match entry.form() {
            Form::Scalar(style) if !entry.is_special() => match self.unquoted(style) == name {
                true => self.is_spelled_as_named() || self.key_name() == name,
                false => may_be_resolved(name) && !self.is_spelled_as_named() && self.key_name() == name,
            },
            _ => self.key_name() == name,
        }
    }

    fn children(self, form: Form) -> Children<'t> {
        let entry = self.entry();
        let end = if entry.form() == form { entry.behind } else { self.id + 1 };
        Children { tree: self.tree, at: self.id + 1, end }
    }

    /// The items of a list; nothing for anything else.
    pub fn items(self) -> impl Iterator<Item = Node<'t>> + Clone {
        self.children(Form::Sequence)
    }

    /// Every key and value of a map as written, duplicates and merge keys (`<<`) included; nothing for anything else.
    pub fn written_entries(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> + Clone {
        Pairs(self.children(Form::Mapping))
    }

    /// The keys and values that count: of duplicate keys the last, merge keys resolved. In the order of each name's
    /// first appearance.
    pub fn entries(self) -> Vec<(Node<'t>, Node<'t>)> {
        if self.has_different_keys() {
            return self.written_entries().collect();
        }
        if let Some(lookup) = self.tree.lookup(self.id).filter(|_| self.is_mapping()) {
            return lookup.pairs.iter().map(|&pair| self.pair(pair)).collect();
        }
        let mut found: Vec<(Node<'t>, Node<'t>)> = Vec::new();
        for (key, value) in self.written_entries() {
            let name = key.key_name();
            match found.iter_mut().find(|(known, _)| known.is_named(&name)) {
                Some(known) => *known = (key, value),
                None => found.push((key, value)),
            }
        }
        found
    }

    /// The same one by one, without a copy where the keys certainly have different names.
    pub fn each_entry(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> + Clone {
        match self.has_different_keys() {
            true => Entries::Written(Pairs(self.children(Form::Mapping))),
            false => Entries::Resolved(self.entries().into_iter()),
        }
    }

    fn pair(self, (key, value): (u32, u32)) -> (Node<'t>, Node<'t>) {
        (Node { tree: self.tree, id: key }, Node { tree: self.tree, id: value })
    }

    pub(super) fn is_merge(self) -> bool {
        let is_text = self.style() == Some(Style::Plain) && self.raw() == "<<";
        is_text && self.tag().is_none_or(|tag| tag == "!!merge") && self.tree.scalars() != Scalars::Json
    }

    /// The value under `key`, as [`Node::entries`] sees it.
    #[inline]
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.find(key).map(|(_, value)| Node::new(self.tree, value))
    }

    /// The key and value under `key`.
    pub fn entry_of(self, key: &str) -> Option<(Node<'t>, Node<'t>)> {
        self.find(key).map(|(key, value)| (Node::new(self.tree, key), Node::new(self.tree, value)))
    }

    /// The numbers of the key and value under `key`.
    // Small enough to stand in its callers, where the number of a key's name is mostly known beforehand: half of all
    // questions end here.
    #[inline]
    fn find(self, key: &str) -> Option<(u32, u32)> {
        let (entry, asked) = (self.entry(), Asked::new(key));
        let may_hold =
            matches!(entry.form(), Form::Mapping) && (entry.is_special() || Names(entry.names()).may_hold(asked.name));
        if may_hold { self.tree.find(self.id, &asked) } else { None }
    }

    /// Whether it is a map whose keys are certain to have different names; cheap, and `false` where it is in doubt.
    pub fn has_different_keys(self) -> bool {
        self.is_mapping() && self.tree.has_different_keys(self.id)
    }

    /// The value under a path of keys.
    pub fn at(self, path: &[&str]) -> Option<Node<'t>> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }

    /// The string under a path of keys.
    pub fn str_at(self, path: &[&str]) -> Option<Cow<'t, str>> {
        self.at(path)?.as_str()
    }

    /// The list or map that directly holds it.
    pub fn parent(self) -> Option<Node<'t>> {
        (self.id > 0).then(|| Node { tree: self.tree, id: self.tree.standing(self.id).parent })
    }

    /// The key under which it stands, if it is a map's value.
    pub fn key(self) -> Option<Node<'t>> {
        let parent = self.parent()?;
        if !parent.is_mapping() || self.tree.standing(self.id).ordinal.is_multiple_of(2) {
            return None;
        }
        // The key ends right before its value; a list or map as key ends with its last descendant.
        let mut key = self.id - 1;
        while self.tree.standing(key).parent != parent.id {
            key = self.tree.standing(key).parent;
        }
        Some(Node::new(self.tree, key))
    }

    /// Its number among the items of the list that holds it, if a list does.
    pub fn index(self) -> Option<usize> {
        self.parent().filter(|parent| parent.is_sequence()).map(|_| self.tree.standing(self.id).ordinal as usize)
    }

    /// Itself, the list or map that holds it, and so on up to the root.
    pub fn ancestors(self) -> impl Iterator<Item = Node<'t>> {
        std::iter::successors(Some(self), |node| node.parent())
    }

    /// Its path from the root. A key has the path of its value.
    pub fn pointer(self) -> Pointer {
        let mut pointer = Pointer::root();
        self.each_step(&mut |step| match step.index() {
            Some(index) => pointer.push(index.to_string()),
            None => pointer.push(step.step_name()),
        });
        pointer
    }

    /// The same, and the same again with list items called by their names, where `name_item` knows one.
    pub fn pointers(self, name_item: impl Fn(Node<'t>) -> Option<Cow<'t, str>>) -> (Pointer, Pointer) {
        let mut pointer = Pointer::root();
        // As long as no item has a name, the two are the same.
        let mut named: Option<Pointer> = None;
        self.each_step(&mut |step| {
            let index = step.index();
            let token = index.map_or_else(|| step.step_name(), |index| Cow::Owned(index.to_string()));
            let name = index.and_then(|_| name_item(step));
            if name.is_some() && named.is_none() {
                named = Some(pointer.clone());
            }
            if let Some(named) = &mut named {
                named.push(name.as_ref().unwrap_or(&token));
            }
            pointer.push(token);
        });
        let named = named.unwrap_or_else(|| pointer.clone());
        (pointer, named)
    }

    /// What its key is called.
    fn step_name(self) -> Cow<'t, str> {
        self.key().unwrap_or(self).key_name()
    }

    /// What one passes on the way to it, below the root, outermost first. As deep as [`super::DEPTH_LIMIT`].
    fn each_step(self, visit: &mut impl FnMut(Node<'t>)) {
        if let Some(parent) = self.parent() {
            parent.each_step(visit);
            visit(self);
        }
    }

    /// The place that names this map where something is missing in it: the key under which it stands; a list item
    /// or the root has no key, so the value of its `name` or `metadata.name`, else its first key, else itself.
    pub fn name_tag(self) -> Node<'t> {
        if let Some(key) = self.key() {
            return key;
        }
        let named = self.get("name").or_else(|| self.at(&["metadata", "name"])).filter(|name| !name.span().is_empty());
        named.or_else(|| self.written_entries().next().map(|(key, _)| key)).unwrap_or(self)
    }
}

/// The items of a list, if there is one.
pub fn items<'t>(list: Option<Node<'t>>) -> impl Iterator<Item = Node<'t>> + Clone + use<'t> {
    let mut items = list.map(Node::items);
    std::iter::from_fn(move || items.as_mut()?.next())
}

/// The keys and values of a map that count, if there is one.
pub fn entries<'t>(map: Option<Node<'t>>) -> impl Iterator<Item = (Node<'t>, Node<'t>)> + Clone + use<'t> {
    let mut entries = map.map(Node::each_entry);
    std::iter::from_fn(move || entries.as_mut()?.next())
}

/// The keys and values of a map as written, if there is one.
pub fn written_entries<'t>(map: Option<Node<'t>>) -> impl Iterator<Item = (Node<'t>, Node<'t>)> + Clone + use<'t> {
    map.into_iter().flat_map(Node::written_entries)
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            Kind::Mapping => out.debug_map().entries(self.entries()).finish(),
            Kind::Sequence => out.debug_list().entries(self.items()).finish(),
            Kind::String => write!(out, "{:?}", self.text()),
            _ => out.write_str(&self.text()),
        }
    }
}

#[derive(Clone)]
struct Children<'t> {
    tree: &'t Tree,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.at >= self.end {
            return None;
        }
        let id = self.at;
        self.at = self.tree.entry(id).behind;
        Some(Node::new(self.tree, id))
    }
}

#[derive(Clone)]
struct Pairs<'t>(Children<'t>);

impl<'t> Iterator for Pairs<'t> {
    type Item = (Node<'t>, Node<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.next()?, self.0.next()?))
    }
}

/// The keys and values of a map that count.
#[derive(Clone)]
enum Entries<'t> {
    /// As written: they are certain to have different names.
    Written(Pairs<'t>),
    Resolved(std::vec::IntoIter<(Node<'t>, Node<'t>)>),
}

impl<'t> Iterator for Entries<'t> {
    type Item = (Node<'t>, Node<'t>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Entries::Written(pairs) => pairs.next(),
            Entries::Resolved(pairs) => pairs.next(),
        }
    }
}

/// Whether a name may be that of a key that is spelled otherwise: `on` is named `true`, `0644` is named `420`.
fn may_be_resolved(name: &str) -> bool {
    matches!(name, "true" | "false" | "null" | "") || name.starts_with(|c: char| !c.is_ascii_alphabetic())
}
