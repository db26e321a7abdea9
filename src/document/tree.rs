//! The value tree of one YAML document or JSON value: one arena, a span on every key and value.
//!
//! Entries stand in preorder: the children of entry `i` begin at `i + 1`. A mapping's children alternate key, value.
//! An alias is an edge to the entry it names, never a copy. Scalars keep their raw text only and are decoded on demand.

use std::cell::Cell;
use std::sync::{Arc, OnceLock};

use super::lookup::Lookup;
use super::names::{Asked, Name, Seen};
use super::scalars::{self, Scalars, Style};
use super::{Comment, Node, OffsetMap, Source, Span, decode};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Scalar(Style),
    Sequence,
    Mapping,
    Alias,
}

/// One value or key. Kept small: a document of 100 MB has millions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) span: Span,
    /// The entry behind it and everything in it.
    pub(super) behind: u32,
    /// What [`Entry::names`], [`Entry::form`], [`Entry::is_special`] and [`Entry::may_repeat`] say, from the lowest bit on.
    packed: u32,
}

impl Entry {
    const FORM: u32 = Name::BITS;
    const SPECIAL: u32 = 1 << (Self::FORM + 3);
    const MAY_REPEAT: u32 = 1 << (Self::FORM + 4);
    const NAMES: u32 = (1 << Self::FORM) - 1;

    #[inline]
    fn pack(names: u32, form: Form, is_special: bool) -> u32 {
        let form = match form {
            Form::Scalar(Style::Plain) => 0,
            Form::Scalar(Style::SingleQuoted) => 1,
            Form::Scalar(Style::DoubleQuoted) => 2,
            Form::Scalar(Style::Literal) => 3,
            Form::Scalar(Style::Folded) => 4,
            Form::Sequence => 5,
            Form::Mapping => 6,
            Form::Alias => 7,
        };
        names | form << Self::FORM | if is_special { Self::SPECIAL } else { 0 }
    }

    #[inline]
    pub(super) fn form(&self) -> Form {
        match self.packed >> Self::FORM & 7 {
            0 => Form::Scalar(Style::Plain),
            1 => Form::Scalar(Style::SingleQuoted),
            2 => Form::Scalar(Style::DoubleQuoted),
            3 => Form::Scalar(Style::Literal),
            4 => Form::Scalar(Style::Folded),
            5 => Form::Sequence,
            6 => Form::Mapping,
            _ => Form::Alias,
        }
    }

    /// Keys: their name, if it is certain. Maps: the names of their keys.
    #[inline]
    pub(super) fn names(&self) -> u32 {
        self.packed & Self::NAMES
    }

    /// Scalars: the text differs from the raw text (between the quotes). Maps: they have a [`Lookup`].
    #[inline]
    pub(super) fn is_special(&self) -> bool {
        self.packed & Self::SPECIAL != 0
    }

    /// Maps: two keys may have the same name, or one is a merge key.
    #[inline]
    fn may_repeat(&self) -> bool {
        self.packed & Self::MAY_REPEAT != 0
    }

    #[inline]
    fn set_names(&mut self, names: u32) {
        self.packed = self.packed & !Self::NAMES | names;
    }
}

/// Where an entry stands in the list or map that directly holds it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Standing {
    /// That list or map; the root names itself.
    pub(super) parent: u32,
    /// Which child of it the entry is.
    pub(super) ordinal: u32,
}

/// The text of a scalar that is not written as it reads; decoded when somebody asks for it.
#[derive(Debug)]
struct Text {
    /// The scalar's number.
    id: u32,
    /// Block scalars: by how much their lines are indented.
    indentation: u32,
    decoded: OnceLock<Box<str>>,
}

/// One document's values.
#[derive(Debug)]
pub struct Tree {
    source: Arc<Source>,
    scalars: Scalars,
    /// The bytes of the source that the document has.
    extent: Span,
    entries: Vec<Entry>,
    /// Of each entry; found when somebody first asks, as most documents only go down.
    standings: OnceLock<Box<[Standing]>>,
    /// In the order of their scalars.
    texts: Vec<Text>,
    /// The numbers of aliases and of what they stand for, in order.
    aliases: Vec<(u32, u32)>,
    tags: Vec<(u32, Box<str>)>,
    comments: Vec<Comment>,
    lookups: Vec<(u32, OnceLock<Lookup>)>,
    /// The maps whose keys may have a name in common or that have merge keys, in order.
    doubtful: Vec<u32>,
    quotes_scalars: bool,
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

    /// The bytes of the source that the document has, comments included.
    pub fn extent(&self) -> Span {
        self.extent
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        self.node(0)
    }

    /// The value with this id; ids come from [`Node::id`] of the same tree.
    #[inline]
    pub fn node(&self, id: u32) -> Node<'_> {
        Node::new(self, id)
    }

    /// The comments inside and directly before this document, in order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// Whether some value stands in quotes that may be a truth value or a number without them; cheap, and true where it is
    /// in doubt.
    pub fn may_quote_scalars(&self) -> bool {
        self.quotes_scalars
    }

    /// How many entries it has; a measure of its size.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds nothing but a null root.
    pub fn is_empty(&self) -> bool {
        self.root().is_null()
    }

    #[inline]
    pub(super) fn entry(&self, id: u32) -> &Entry {
        &self.entries[id as usize]
    }

    /// Where an entry stands in what holds it.
    pub(super) fn standing(&self, id: u32) -> Standing {
        self.standings.get_or_init(|| self.find_standings())[id as usize]
    }

    fn find_standings(&self) -> Box<[Standing]> {
        let mut standings = vec![Standing::default(); self.entries.len()];
        // The lists and maps around an entry, innermost last, each with the number of children met so far.
        let mut around: Vec<(u32, u32)> = Vec::with_capacity(ORDINARY_DEPTH);
        for (entry, id) in self.entries.iter().zip(0..) {
            while around.last().is_some_and(|&(holder, _)| self.entry(holder).behind <= id) {
                around.pop();
            }
            if let Some((parent, children)) = around.last_mut() {
                standings[id as usize] = Standing { parent: *parent, ordinal: *children };
                *children += 1;
            }
            if entry.behind > id + 1 {
                around.push((id, 0));
            }
        }
        standings.into()
    }

    /// The numbers of the key in a map that has this name, of several the last, and of its value.
    #[inline(never)]
    pub(super) fn find(&self, map: u32, asked: &Asked) -> Option<(u32, u32)> {
        let map_entry = self.entry(map);
        if map_entry.is_special() || map_entry.may_repeat() {
            return self.find_in_doubt(map, asked);
        }
        self.next_pair(map + 1, map_entry.behind, asked)
    }

    #[cold]
    fn find_in_doubt(&self, map: u32, asked: &Asked) -> Option<(u32, u32)> {
        if let Some(lookup) = self.lookup(map) {
            return lookup.find(self.node(map), asked.text);
        }
        let end = self.entry(map).behind;
        let next = |at| self.next_pair(at, end, asked);
        std::iter::successors(next(map + 1), |&(_, value)| next(self.entry(value).behind)).last()
    }

    /// The first key of this name and its value among the keys and values from `at` to `end`.
    #[inline(always)]
    fn next_pair(&self, mut at: u32, end: u32, asked: &Asked) -> Option<(u32, u32)> {
        let entries = &self.entries[..end as usize];
        while let Some(key) = entries.get(at as usize) {
            let may_be = key.names() == asked.name.0 || key.names() == Name::UNCERTAIN.0;
            if may_be && self.is_asked(at, key, asked) {
                return Some((at, key.behind));
            }
            at = entries.get(key.behind as usize)?.behind;
        }
        None
    }

    #[inline(always)]
    fn is_asked(&self, at: u32, key: &Entry, asked: &Asked) -> bool {
        match key.names() == Name::UNCERTAIN.0 {
            true => self.is_named(at, asked),
            false => asked.is(self.certain_name(key)),
        }
    }

    /// Whether a key whose name is not certain has this one.
    #[cold]
    fn is_named(&self, key: u32, asked: &Asked) -> bool {
        self.node(key).is_named(asked.text)
    }

    /// Whether the keys of a map certainly have different names, none of them a merge key.
    pub(super) fn has_different_keys(&self, map: u32) -> bool {
        !self.entry(map).may_repeat()
    }

    /// Whether the keys of a map certainly have different names, by the numbers of all of them.
    fn are_different(&self, map: u32) -> bool {
        const FEW: usize = 16;
        let mut few = [0; FEW];
        let mut many = Vec::new();
        let (mut key, end) = (map + 1, self.entry(map).behind);
        let mut count = 0;
        while key < end {
            let name = self.entry(key).names();
            if name == Name::UNCERTAIN.0 || count < FEW && few[..count].contains(&name) {
                return false;
            }
            match few.get_mut(count) {
                Some(place) => *place = name,
                None => many.push(name),
            }
            count += 1;
            key = self.entry(self.entry(key).behind).behind;
        }
        if many.is_empty() {
            return true;
        }
        many.extend(few);
        many.sort_unstable();
        many.is_sorted_by(|one, next| one < next)
    }

    /// The maps whose keys may have a name in common, in order.
    pub fn maps_of_doubtful_keys(&self) -> impl Iterator<Item = Node<'_>> {
        self.doubtful.iter().map(|&map| self.node(map))
    }

    /// The bytes of a key whose name is certain.
    #[inline]
    fn certain_name(&self, key: &Entry) -> &[u8] {
        let Form::Scalar(style) = key.form() else { return &[] };
        self.inside_quotes(key.span, style)
    }

    /// What an alias stands for.
    #[cold]
    pub(super) fn target_of(&self, alias: u32) -> u32 {
        let at = self.aliases.binary_search_by_key(&alias, |&(id, _)| id);
        at.map_or(alias, |at| self.aliases[at].1)
    }

    fn text(&self, id: u32) -> Option<&Text> {
        let at = self.texts.binary_search_by_key(&id, |text| text.id).ok()?;
        Some(&self.texts[at])
    }

    /// The text of a scalar that is not written as it reads.
    pub(super) fn text_of(&self, id: u32, style: Style) -> &str {
        let text = self.text(id).map(|text| &text.decoded);
        text.map_or("", |text| text.get_or_init(|| self.decode(id, style, None).into()))
    }

    /// Decodes a scalar that is not written as it reads.
    pub(super) fn decode(&self, id: u32, style: Style, offsets: Option<&mut OffsetMap>) -> String {
        let indentation = self.text(id).map_or(0, |text| text.indentation as usize);
        let span = self.entry(id).span;
        decode::decode(&self.source.text()[..self.extent.end as usize], span, style, indentation, offsets)
    }

    #[inline]
    pub(super) fn tag_of(&self, id: u32) -> Option<&str> {
        if self.tags.is_empty() {
            return None;
        }
        let at = self.tags.binary_search_by_key(&id, |&(id, _)| id).ok()?;
        Some(&self.tags[at].1)
    }

    #[inline]
    fn inside_quotes(&self, span: Span, style: Style) -> &[u8] {
        self.source.text().as_bytes().get(style.inside(span)).unwrap_or(&[])
    }

    /// The name of a key, where it is certain that its text is its name.
    #[inline]
    fn name_of_key(&self, span: Span, form: Form) -> Name {
        let Form::Scalar(style) = form else { return Name::UNCERTAIN };
        let text = self.inside_quotes(span, style);
        let resolved = style == Style::Plain
            && self.scalars == Scalars::Kubernetes
            && scalars::may_begin_more_than_text(text)
            && scalars::may_be_more_than_text(self.source.slice(span));
        if resolved { Name::UNCERTAIN } else { Name::of(text) }
    }

    /// The look-up table of a map that has one.
    pub(super) fn lookup(&self, id: u32) -> Option<&Lookup> {
        if !self.entry(id).is_special() {
            return None;
        }
        let at = self.lookups.binary_search_by_key(&id, |&(id, _)| id).ok()?;
        Some(self.lookups[at].1.get_or_init(|| Lookup::of(self.node(id))))
    }
}

/// Maps with more keys than this get a [`Lookup`], so that neither `get` in a loop nor `entries` is quadratic. Below it,
/// comparing the numbers of all names is faster than making the table.
const WIDE: u32 = 256;

/// A list or map that is still open.
#[derive(Debug)]
struct Open {
    id: u32,
    children: u32,
    is_map: bool,
    seen: Seen,
    may_repeat: bool,
    /// It has a merge key.
    merges: bool,
}

/// Makes a [`Tree`] from what a reader meets, in order.
#[derive(Debug)]
pub struct TreeBuilder {
    tree: Box<Tree>,
    open: Vec<Open>,
}

/// Most documents are nested no deeper.
pub(super) const ORDINARY_DEPTH: usize = 16;

/// A document with no more entries than this is read into a room that is kept, and gets a copy of just its size: a run
/// holds tens of thousands of them.
const SMALL: usize = 1 << 12;

thread_local! {
    /// The room that is kept.
    static ROOM: Cell<Vec<Entry>> = const { Cell::new(Vec::new()) };
}

impl TreeBuilder {
    /// An empty tree over the bytes `extent` of `source`.
    pub fn new(source: Arc<Source>, extent: Span, scalars: Scalars) -> Self {
        let (entries, texts, aliases, tags) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (comments, lookups, doubtful) = (Vec::new(), Vec::new(), Vec::new());
        let tree = Tree {
            source,
            scalars,
            extent,
            entries,
            standings: OnceLock::new(),
            texts,
            aliases,
            tags,
            comments,
            lookups,
            doubtful,
            // JSON has quotes everywhere.
            quotes_scalars: scalars == Scalars::Json,
        };
        Self { tree: Box::new(tree), open: Vec::with_capacity(ORDINARY_DEPTH) }
    }

    /// Takes the room that the thread's last small document was read into.
    pub fn with_room(mut self) -> Self {
        self.tree.entries = ROOM.take();
        self
    }

    /// Makes room for what the rest of the document will need if it is as dense as it was up to byte `at`: doubling
    /// would copy a large plan several times and leave half of the room empty.
    #[cold]
    fn make_room(&mut self, at: u32) {
        let (known, extent) = (self.tree.entries.len(), self.tree.extent);
        let done = u64::from(at.saturating_sub(extent.start)).max(1);
        let all = known as u64 * extent.len() as u64 / done;
        let wanted = usize::try_from(all + all / 16).unwrap_or(usize::MAX).saturating_sub(known);
        self.tree.entries.reserve_exact(wanted.clamp(known / 4 + 64, 4 * known.max(SMALL) + extent.len() / 4));
    }

    // Readers mostly know the form and style, and then little of this and the next two is left in them.
    #[inline(always)]
    fn add(&mut self, span: Span, form: Form, special: bool) -> u32 {
        let id = self.tree.entries.len() as u32;
        let names = if self.begin_child() { self.meet_key(span, form, special).0 } else { 0 };
        if self.tree.entries.len() == self.tree.entries.capacity() {
            self.make_room(span.start);
        }
        self.tree.entries.push(Entry { span, behind: id + 1, packed: Entry::pack(names, form, special) });
        id
    }

    /// Counts a child of the innermost open list or map, and says whether it is a key.
    #[inline]
    fn begin_child(&mut self) -> bool {
        let Some(open) = self.open.last_mut() else { return false };
        open.children += 1;
        open.is_map && !open.children.is_multiple_of(2)
    }

    /// The name of a key of the innermost map, which it is added to.
    fn meet_key(&mut self, span: Span, form: Form, special: bool) -> Name {
        let name = if special { Name::UNCERTAIN } else { self.tree.name_of_key(span, form) };
        if let Some(open) = self.open.last_mut() {
            open.may_repeat |= open.seen.add(name);
        }
        name
    }

    /// A plain or quoted scalar. `changed` says that its text differs from the raw text (between the quotes).
    #[inline(always)]
    pub fn scalar(&mut self, span: Span, style: Style, changed: bool) -> u32 {
        match style {
            Style::Plain if !changed => self.add(span, Form::Scalar(Style::Plain), false),
            _ => self.quoted_scalar(span, style, changed),
        }
    }

    #[inline(always)]
    fn quoted_scalar(&mut self, span: Span, style: Style, changed: bool) -> u32 {
        if changed {
            return self.block_scalar(span, style, 0);
        }
        if !self.tree.quotes_scalars {
            let text = self.tree.inside_quotes(span, style);
            self.tree.quotes_scalars = scalars::may_begin_more_than_text(text);
        }
        self.add(span, Form::Scalar(style), false)
    }

    /// A block scalar from its `|` or `>` on, whose text is indented by `indentation`.
    pub fn block_scalar(&mut self, span: Span, style: Style, indentation: u32) -> u32 {
        let id = self.add(span, Form::Scalar(style), true);
        self.tree.quotes_scalars = true;
        self.tree.texts.push(Text { id, indentation, decoded: OnceLock::new() });
        id
    }

    /// An alias of the entry `target`, which must be complete.
    pub fn alias(&mut self, span: Span, target: u32) -> u32 {
        let id = self.add(span, Form::Alias, false);
        self.tree.aliases.push((id, target));
        id
    }

    /// Opens a map that begins at byte `start`.
    #[inline]
    pub fn open_mapping(&mut self, start: u32) -> u32 {
        self.open(start, Form::Mapping)
    }

    /// Opens a list that begins at byte `start`.
    #[inline]
    pub fn open_sequence(&mut self, start: u32) -> u32 {
        self.open(start, Form::Sequence)
    }

    #[inline]
    fn open(&mut self, start: u32, form: Form) -> u32 {
        let id = self.add(Span { start, end: start }, form, false);
        self.open.push(Open {
            id,
            children: 0,
            is_map: matches!(form, Form::Mapping),
            seen: Seen::default(),
            may_repeat: false,
            merges: false,
        });
        id
    }

    /// Closes the innermost open list or map; it ends before byte `end`.
    #[inline]
    pub fn close(&mut self, end: u32) {
        if let Some(open) = self.open.pop() {
            let behind = self.tree.entries.len() as u32;
            let entry = &mut self.tree.entries[open.id as usize];
            entry.span.end = end.max(entry.span.start);
            entry.behind = behind;
            entry.set_names(open.seen.names().0);
            if open.merges || open.may_repeat && !self.tree.are_different(open.id) {
                self.tree.entries[open.id as usize].packed |= Entry::MAY_REPEAT;
                self.tree.doubtful.push(open.id);
            }
            if open.merges || open.children > 2 * WIDE && open.is_map {
                self.look_up(open.id);
            }
        }
    }

    /// Says that the innermost open map has a merge key.
    pub fn merges(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.merges = true;
        }
    }

    fn look_up(&mut self, id: u32) {
        let entry = &mut self.tree.entries[id as usize];
        if !entry.is_special() {
            entry.packed |= Entry::SPECIAL;
            self.tree.lookups.push((id, OnceLock::new()));
        }
    }

    /// Puts an explicit tag on entry `id`, the last one.
    pub fn tag(&mut self, id: u32, tag: &str) {
        let entry = &mut self.tree.entries[id as usize];
        let is_scalar = matches!(entry.form(), Form::Scalar(_));
        let is_key = |open: &Open| is_scalar && open.is_map && !open.children.is_multiple_of(2);
        if let Some(open) = self.open.last_mut().filter(|open| is_key(open)) {
            entry.set_names(Name::UNCERTAIN.0);
            open.seen.add(Name::UNCERTAIN);
            open.may_repeat = true;
        }
        self.tree.quotes_scalars = true;
        self.tree.tags.push((id, tag.into()));
    }

    /// Keeps a comment; calls come in order.
    pub fn comment(&mut self, comment: Comment) {
        self.tree.comments.push(comment);
    }

    /// How many lists and maps are open.
    #[inline]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether the innermost open one is a map; nothing where none is open.
    #[inline]
    pub fn is_in_map(&self) -> Option<bool> {
        self.open.last().map(|open| open.is_map)
    }

    /// How many children the innermost open list or map has: in a map, an even number means that a key comes next.
    #[inline]
    pub fn children(&self) -> u32 {
        self.open.last().map_or(0, |open| open.children)
    }

    /// Whether anything has been added yet.
    pub fn is_empty(&self) -> bool {
        self.tree.entries.is_empty()
    }

    /// The tree. A document without any value gets a null root at `end`.
    pub fn finish(mut self, end: u32) -> Box<Tree> {
        while !self.open.is_empty() {
            self.close(end);
        }
        if self.tree.entries.is_empty() {
            self.add(Span { start: end, end }, Form::Scalar(Style::Plain), false);
        }
        self.tree.lookups.sort_unstable_by_key(|&(id, _)| id);
        self.tree.doubtful.sort_unstable();
        if self.tree.entries.len() <= SMALL {
            let exactly = self.tree.entries.as_slice().to_vec();
            let mut room = std::mem::replace(&mut self.tree.entries, exactly);
            room.clear();
            ROOM.set(room);
        } else if self.tree.entries.capacity() > 4 * self.tree.entries.len() {
            // Shrinking copies; only long texts without structure leave much room.
            self.tree.entries.shrink_to_fit();
        }
        self.tree
    }
}
