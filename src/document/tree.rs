//! The value tree of one YAML document or JSON value: one arena, a span on every key and value.
//!
//! Entries stand in preorder: the children of entry `i` begin at `i + 1`, its next sibling is at `skip`.
//! A mapping's children alternate key, value. An alias is an edge to the entry it names, never a copy.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::{Comment, OffsetMap, Source, Span, yaml};

/// How plain scalars are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalars {
    /// As Kubernetes reads them: `yes`, `on`, `0644`, `1_000` are not strings (sigs.k8s.io/yaml 1.4, goyaml v2).
    Kubernetes,
    /// The YAML 1.2 core schema.
    Core,
    /// JSON: `true`, `false`, `null`, numbers; nothing else is plain.
    Json,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes; in JSON also numbers and the three words.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

/// What a value is after its scalar was read as the tree's [`Scalars`] say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`, `~`, or nothing at all.
    Null,
    /// A truth value.
    Bool,
    /// A whole or decimal number.
    Number,
    /// Text.
    String,
    /// A list.
    Sequence,
    /// A map.
    Mapping,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Scalar(Style),
    Sequence,
    Mapping,
    Alias,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) span: Span,
    pub(super) skip: u32,
    /// Scalars: 1 + index into `decoded`, or 0 where the text is the raw text. Aliases: the target entry.
    extra: u32,
    pub(super) form: Form,
}

#[derive(Debug)]
struct Decoded {
    text: Box<str>,
    offsets: OffsetMap,
}

/// One document's values.
#[derive(Debug)]
pub struct Tree {
    source: Arc<Source>,
    scalars: Scalars,
    pub(super) entries: Vec<Entry>,
    decoded: Vec<Decoded>,
    tags: Vec<(u32, Box<str>)>,
    comments: Vec<Comment>,
}

impl Tree {
    /// The text that the spans lie in.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// How its scalars are read.
    pub fn scalars(&self) -> Scalars {
        self.scalars
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        self.node(0)
    }

    /// The value with this id; ids come from [`Node::id`] of the same tree.
    pub fn node(&self, id: u32) -> Node<'_> {
        Node { tree: self, id }.followed()
    }

    /// The comments inside and directly before this document, in order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// How many entries it has; a measure of its size.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds nothing but a null root.
    pub fn is_empty(&self) -> bool {
        self.root().is_null()
    }

    fn entry(&self, id: u32) -> &Entry {
        &self.entries[id as usize]
    }
}

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

    fn followed(self) -> Self {
        match self.entry().form {
            Form::Alias => Node { tree: self.tree, id: self.entry().extra },
            _ => self,
        }
    }

    /// Its bytes, quotes and brackets included.
    pub fn span(self) -> Span {
        self.entry().span
    }

    /// Its bytes as they stand in the source.
    pub fn raw(self) -> &'t str {
        self.tree.source.slice(self.span())
    }

    /// How a scalar is written; `None` for lists and maps.
    pub fn style(self) -> Option<Style> {
        match self.entry().form {
            Form::Scalar(style) => Some(style),
            _ => None,
        }
    }

    /// The explicit tag (`!!str`, `!Ref`), if one is written.
    pub fn tag(self) -> Option<&'t str> {
        let tags = &self.tree.tags;
        tags.binary_search_by_key(&self.id, |&(id, _)| id).ok().map(|at| &*tags[at].1)
    }

    /// A scalar's text with escapes and folding undone, whatever its kind. Empty for lists and maps.
    pub fn text(self) -> Cow<'t, str> {
        Cow::Borrowed(self.content())
    }

    /// The same as [`Node::text`], borrowed from the tree.
    pub fn content(self) -> &'t str {
        let entry = self.entry();
        match entry.form {
            Form::Scalar(style) => match entry.extra.checked_sub(1) {
                Some(index) => &self.tree.decoded[index as usize].text,
                None => match style {
                    Style::SingleQuoted | Style::DoubleQuoted => {
                        let raw = self.raw();
                        raw.get(1..raw.len().saturating_sub(1)).unwrap_or("")
                    }
                    _ => self.raw(),
                },
            },
            _ => "",
        }
    }

    /// A scalar's text as a source of its own whose places lead back to this file.
    pub fn decoded(self) -> Arc<Source> {
        let entry = self.entry();
        let offsets = match entry.extra.checked_sub(1) {
            Some(index) => self.tree.decoded[index as usize].offsets.clone(),
            None => {
                let quote = matches!(self.style(), Some(Style::SingleQuoted | Style::DoubleQuoted));
                OffsetMap::shifted(entry.span.start + u32::from(quote))
            }
        };
        Source::derived(Arc::clone(&self.tree.source), self.text().into_owned(), offsets)
    }

    fn value(self) -> yaml::Value {
        let plain = self.style() == Some(Style::Plain);
        yaml::resolve(self.tree.scalars, &self.text(), plain, self.tag())
    }

    /// What it is, read as the tree's [`Scalars`] say.
    pub fn kind(self) -> Kind {
        match self.entry().form {
            Form::Sequence => Kind::Sequence,
            Form::Mapping => Kind::Mapping,
            Form::Alias => self.followed().kind(),
            Form::Scalar(_) => self.value().kind(),
        }
    }

    /// Whether it is null.
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Its text if it is a string, else `None`.
    pub fn as_str(self) -> Option<Cow<'t, str>> {
        (self.kind() == Kind::String).then(|| self.text())
    }

    /// Its truth value if it is one, else `None`.
    pub fn as_bool(self) -> Option<bool> {
        match self.value() {
            yaml::Value::Bool(truth) => Some(truth),
            _ => None,
        }
    }

    /// Its whole number if it is one that fits, else `None`. `1e3` and `1.0` are whole: Kubernetes makes JSON of a
    /// manifest before it reads it, and JSON prints them as `1000` and `1`.
    pub fn as_i64(self) -> Option<i64> {
        match self.value() {
            yaml::Value::Integer(number) => Some(number),
            yaml::Value::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => Some(number as i64),
            _ => None,
        }
    }

    /// Its number if it is one, else `None`.
    pub fn as_f64(self) -> Option<f64> {
        match self.value() {
            yaml::Value::Integer(number) => Some(number as f64),
            yaml::Value::Unsigned(number) => Some(number as f64),
            yaml::Value::Float(number) => Some(number),
            _ => None,
        }
    }

    /// A key's name as the reader of this format sees it: under [`Scalars::Kubernetes`] `on:` is the key `true`
    /// and `0644:` the key `420`.
    pub fn key_name(self) -> Cow<'t, str> {
        if self.tree.scalars != Scalars::Kubernetes || !matches!(self.entry().form, Form::Scalar(_)) {
            return self.text();
        }
        yaml::key_text(self.value()).map_or_else(|| self.text(), Cow::Owned)
    }

    fn children(self) -> Children<'t> {
        let entry = self.entry();
        Children { tree: self.tree, at: self.id + 1, end: entry.skip }
    }

    /// The items of a list; nothing for anything else.
    pub fn items(self) -> impl Iterator<Item = Node<'t>> + Clone {
        let children = self.children();
        let end = if matches!(self.entry().form, Form::Sequence) { children.end } else { children.at };
        Children { end, ..children }.map(Node::followed)
    }

    /// Every key and value of a map as written, duplicates and merge keys (`<<`) included; nothing for anything else.
    pub fn written_entries(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> + Clone {
        let children = self.children();
        let end = if matches!(self.entry().form, Form::Mapping) { children.end } else { children.at };
        Pairs(Children { end, ..children })
    }

    /// The keys and values that count: of duplicate keys the last, merge keys resolved behind the map's own keys.
    pub fn entries(self) -> Vec<(Node<'t>, Node<'t>)> {
        let mut found: Vec<(Node<'t>, Node<'t>)> = Vec::new();
        let mut merges = Vec::new();
        for (key, value) in self.written_entries() {
            if key.is_merge() {
                merges.push(value);
                continue;
            }
            match found.iter_mut().find(|(known, _)| known.key_name() == key.key_name()) {
                Some(known) => *known = (key, value),
                None => found.push((key, value)),
            }
        }
        for merge in merges {
            for source in merge.merge_sources() {
                for (key, value) in source.entries() {
                    if !found.iter().any(|(known, _)| known.key_name() == key.key_name()) {
                        found.push((key, value));
                    }
                }
            }
        }
        found
    }

    fn is_merge(self) -> bool {
        self.style() == Some(Style::Plain) && self.raw() == "<<" && self.tree.scalars != Scalars::Json
    }

    fn merge_sources(self) -> Vec<Node<'t>> {
        match self.entry().form {
            Form::Sequence => self.items().collect(),
            _ => vec![self],
        }
    }

    /// The value under `key`, as [`Node::entries`] sees it.
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.entry_of(key).map(|(_, value)| value)
    }

    /// The key and value under `key`.
    pub fn entry_of(self, key: &str) -> Option<(Node<'t>, Node<'t>)> {
        let mut own = None;
        let mut merges = Vec::new();
        for (name, value) in self.written_entries() {
            if name.is_merge() {
                merges.push(value);
            } else if name.key_name() == key {
                own = Some((name, value));
            }
        }
        own.or_else(|| merges.into_iter().flat_map(Node::merge_sources).find_map(|source| source.entry_of(key)))
    }

    /// The value under a path of keys.
    pub fn at(self, path: &[&str]) -> Option<Node<'t>> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }

    /// The string under a path of keys.
    pub fn str_at(self, path: &[&str]) -> Option<Cow<'t, str>> {
        self.at(path)?.as_str()
    }

    /// The ids of the entries from the root down to, and without, this one.
    fn ancestors(self) -> Vec<u32> {
        let mut chain = Vec::new();
        let mut current = 0;
        while current != self.id {
            chain.push(current);
            let mut child = current + 1;
            while self.tree.entry(child).skip <= self.id {
                child = self.tree.entry(child).skip;
            }
            current = child;
        }
        chain
    }

    /// The list or map that directly holds it.
    pub fn parent(self) -> Option<Node<'t>> {
        self.ancestors().last().map(|&id| Node { tree: self.tree, id })
    }

    /// The key under which it stands, if it is a map's value.
    pub fn key(self) -> Option<Node<'t>> {
        let parent = self.parent()?;
        parent
            .written_pairs_raw()
            .find(|&(_, value)| value == self.id)
            .map(|(key, _)| Node { tree: self.tree, id: key })
    }

    fn written_pairs_raw(self) -> impl Iterator<Item = (u32, u32)> + use<'t> {
        let children = self.children();
        let end = if matches!(self.entry().form, Form::Mapping) { children.end } else { children.at };
        let mut children = Children { end, ..children };
        std::iter::from_fn(move || Some((children.next()?.id, children.next()?.id)))
    }

    /// Its path from the root.
    pub fn pointer(self) -> Pointer {
        let mut chain = self.ancestors();
        chain.push(self.id);
        let mut pointer = Pointer::root();
        for pair in chain.windows(2) {
            let parent = Node { tree: self.tree, id: pair[0] };
            match parent.entry().form {
                Form::Mapping => {
                    let key = parent.written_pairs_raw().find(|&(key, value)| value == pair[1] || key == pair[1]);
                    if let Some((key, _)) = key {
                        pointer.push(Node { tree: self.tree, id: key }.key_name().into_owned());
                    }
                }
                _ => {
                    let index = parent.children().position(|child| child.id == pair[1]).unwrap_or(0);
                    pointer.push(index.to_string());
                }
            }
        }
        pointer
    }

    /// The place that names this map where something is missing in it: the key under which it stands; a list item
    /// or the root has no key, so the value of its `name` or `metadata.name`, else its first key, else itself.
    pub fn name_tag(self) -> Node<'t> {
        if let Some(key) = self.key() {
            return key;
        }
        let named = self.get("name").or_else(|| self.at(&["metadata", "name"])).filter(|name| !name.raw().is_empty());
        named.or_else(|| self.written_entries().next().map(|(key, _)| key)).unwrap_or(self)
    }
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
        let node = Node { tree: self.tree, id: self.at };
        self.at = node.entry().skip;
        Some(node)
    }
}

#[derive(Clone)]
struct Pairs<'t>(Children<'t>);

impl<'t> Iterator for Pairs<'t> {
    type Item = (Node<'t>, Node<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.next()?.followed(), self.0.next()?.followed()))
    }
}

/// A path inside a document; prints as RFC 6901.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Pointer(Vec<String>);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// From its tokens, outermost first, unescaped.
    pub fn from_tokens<T: Into<String>>(tokens: impl IntoIterator<Item = T>) -> Self {
        Self(tokens.into_iter().map(Into::into).collect())
    }

    /// One step further down.
    pub fn push(&mut self, token: impl Into<String>) {
        self.0.push(token.into());
    }

    /// Its tokens, outermost first, unescaped.
    pub fn tokens(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for token in &self.0 {
            write!(out, "/{}", token.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

/// Makes a [`Tree`] from what a reader meets, in order.
pub struct TreeBuilder {
    tree: Tree,
    open: Vec<u32>,
}

impl TreeBuilder {
    /// An empty tree over `source`.
    pub fn new(source: Arc<Source>, scalars: Scalars) -> Self {
        let (entries, decoded, tags, comments) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { tree: Tree { source, scalars, entries, decoded, tags, comments }, open: Vec::new() }
    }

    fn add(&mut self, span: Span, extra: u32, form: Form) -> u32 {
        let id = self.tree.entries.len() as u32;
        self.tree.entries.push(Entry { span, skip: id + 1, extra, form });
        id
    }

    /// A scalar; `decoded` is its text and where that came from, where it differs from the raw text between the quotes.
    pub fn scalar(&mut self, span: Span, style: Style, decoded: Option<(String, OffsetMap)>) -> u32 {
        let extra = match decoded {
            None => 0,
            Some((text, offsets)) => {
                self.tree.decoded.push(Decoded { text: text.into(), offsets });
                self.tree.decoded.len() as u32
            }
        };
        self.add(span, extra, Form::Scalar(style))
    }

    /// An alias of the entry `target`, which must be complete.
    pub fn alias(&mut self, span: Span, target: u32) -> u32 {
        self.add(span, target, Form::Alias)
    }

    /// Opens a map that begins at byte `start`.
    pub fn open_mapping(&mut self, start: u32) -> u32 {
        let id = self.add(Span { start, end: start }, 0, Form::Mapping);
        self.open.push(id);
        id
    }

    /// Opens a list that begins at byte `start`.
    pub fn open_sequence(&mut self, start: u32) -> u32 {
        let id = self.add(Span { start, end: start }, 0, Form::Sequence);
        self.open.push(id);
        id
    }

    /// Closes the innermost open list or map; it ends before byte `end`.
    pub fn close(&mut self, end: u32) {
        if let Some(id) = self.open.pop() {
            let skip = self.tree.entries.len() as u32;
            let entry = &mut self.tree.entries[id as usize];
            entry.span.end = end.max(entry.span.start);
            entry.skip = skip;
        }
    }

    /// Puts an explicit tag on entry `id`; calls come in rising order of `id`.
    pub fn tag(&mut self, id: u32, tag: &str) {
        self.tree.tags.push((id, tag.into()));
    }

    /// Keeps a comment; calls come in order.
    pub fn comment(&mut self, comment: Comment) {
        self.tree.comments.push(comment);
    }

    /// How many lists and maps are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The tree. A document without any value gets a null root at `end`.
    pub fn finish(mut self, end: u32) -> Tree {
        while !self.open.is_empty() {
            self.close(end);
        }
        if self.tree.entries.is_empty() {
            self.add(Span { start: end, end }, 0, Form::Scalar(Style::Plain));
        }
        self.tree
    }
}
