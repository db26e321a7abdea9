//! Handles on the tokens of an instruction: words, pairs, flags, heredocs.

use std::borrow::Cow;

use super::Instruction;
use super::heredoc::HeredocRecord;
use super::parse::{FlagRecord, PairRecord};
use super::variables::{self, Expansion, Value, Variable};
use super::words::Part;
use crate::document::{OffsetMap, Span};
use crate::finding::Place;
use crate::model::secret;

/// A handle on a part of an instruction, usually a word.
#[derive(Debug, Clone, Copy)]
pub struct Word<'d> {
    pub(super) instruction: Instruction<'d>,
    pub(super) start: u32,
    pub(super) end: u32,
    /// A string of an exec form: its text with escapes undone.
    pub(super) decoded: Option<&'d str>,
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.instruction == other.instruction && (self.start, self.end) == (other.start, other.end)
    }
}

impl Eq for Word<'_> {}

impl<'d> Word<'d> {
    pub(super) fn new(instruction: Instruction<'d>, part: Part) -> Self {
        Self { instruction, start: part.start as u32, end: part.end as u32, decoded: None }
    }

    fn part(self) -> Part {
        self.start as usize..self.end as usize
    }

    /// The instruction that it belongs to.
    pub fn instruction(self) -> Instruction<'d> {
        self.instruction
    }

    /// As written, without continuations; quotes, escapes and variables are still there.
    pub fn raw(self) -> &'d str {
        &self.instruction.logical()[self.part()]
    }

    /// Without quotes and escapes, variables as written.
    pub fn text(self) -> Cow<'d, str> {
        match self.decoded {
            Some(text) => Cow::Borrowed(text),
            None => variables::unquote(self.raw(), self.instruction.file.escape),
        }
    }

    /// Its bytes in the source.
    pub fn span(self) -> Span {
        self.instruction.span_of(self.part())
    }

    /// Whether it is an absolute path, of Linux or Windows, or begins with a variable, which may hold one.
    pub fn is_absolute_path(self) -> bool {
        let text = self.text();
        let drive = text.as_bytes().get(1) == Some(&b':') && text.starts_with(|c: char| c.is_ascii_alphabetic());
        drive || text.starts_with(['/', '\\', '$'])
    }

    /// Whether it is a path that cannot be anything but a folder, though it does not end with a slash: `.`, `a/..`.
    pub fn is_dot_folder(self) -> bool {
        matches!(self.text().rsplit('/').next(), Some("." | ".."))
    }

    /// Itself as a place.
    pub fn place(self) -> Place {
        self.instruction.place_of(self.span())
    }

    /// The part of it that is `range` of [`Word::raw`].
    pub fn slice(self, range: std::ops::Range<usize>) -> Word<'d> {
        let base = self.start as usize;
        Word::new(self.instruction, base + range.start..(base + range.end).min(self.end as usize))
    }

    /// The variables that it uses, outermost ones in order; ranges count from its first byte as written.
    pub fn variables(self) -> Vec<Variable> {
        variables::variables(self.raw(), self.instruction.file.escape)
    }

    /// Its text with variables replaced by what is in scope for its instruction.
    pub fn expanded(self) -> Expansion {
        self.expanded_with(&mut |name| self.instruction.value_of(name))
    }

    /// Its text with variables replaced by what `value` says of their names.
    pub fn expanded_with(self, value: &mut dyn FnMut(&str) -> Value) -> Expansion {
        match self.decoded {
            Some(text) => variables::expand(text, self.instruction.file.escape, value),
            None => variables::expand(self.raw(), self.instruction.file.escape, value),
        }
    }

    /// The way from [`Word::raw`] back into the source.
    pub fn offsets(self) -> OffsetMap {
        self.instruction.offsets(self.part())
    }
}

impl From<Word<'_>> for Place {
    fn from(word: Word) -> Self {
        word.place()
    }
}

/// A handle on `key=value`.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'d> {
    pub(super) instruction: Instruction<'d>,
    pub(super) record: &'d PairRecord,
}

impl<'d> Pair<'d> {
    /// The instruction that it belongs to.
    pub fn instruction(self) -> Instruction<'d> {
        self.instruction
    }

    /// What stands before the `=`.
    pub fn key(self) -> Word<'d> {
        Word::new(self.instruction, self.record.key.clone())
    }

    /// What stands behind it; `None` for `ARG name`.
    pub fn value(self) -> Option<Word<'d>> {
        self.record.value.clone().map(|value| Word::new(self.instruction, value))
    }

    /// The value where it is a secret that stands in the file as it is, without variables.
    pub fn written_secret(self) -> Option<Word<'d>> {
        let literal = self.value().filter(|value| value.variables().is_empty())?;
        secret::is_secret(&self.key().text(), &literal.text()).then_some(literal)
    }

    /// Whether it is written `key value`.
    pub fn is_legacy(self) -> bool {
        self.record.legacy
    }
}

/// A handle on `--name=value`.
#[derive(Debug, Clone, Copy)]
pub struct Flag<'d> {
    pub(super) instruction: Instruction<'d>,
    pub(super) record: &'d FlagRecord,
}

impl<'d> Flag<'d> {
    /// All of it.
    pub fn word(self) -> Word<'d> {
        Word::new(self.instruction, self.record.whole.clone())
    }

    /// The name without the dashes.
    pub fn name(self) -> Word<'d> {
        Word::new(self.instruction, self.record.name.clone())
    }

    /// What stands behind the `=`.
    pub fn value(self) -> Option<Word<'d>> {
        self.record.value.clone().map(|value| Word::new(self.instruction, value))
    }

    /// Whether it has this name, in any case.
    pub fn is(self, name: &str) -> bool {
        self.name().raw().eq_ignore_ascii_case(name)
    }

    /// The options of a value like `type=cache,target=/x`, each with its key and value.
    pub fn options(self) -> impl Iterator<Item = (Word<'d>, Option<Word<'d>>)> {
        let value = self.value();
        let mut at = 0;
        let parts = value.map(|value| value.raw()).unwrap_or("").split(',');
        parts.filter_map(move |part| {
            let (start, end) = (at, at + part.len());
            at = end + 1;
            let value = value?;
            Some(match part.find('=') {
                Some(equals) => (value.slice(start..start + equals), Some(value.slice(start + equals + 1..end))),
                None => (value.slice(start..end), None),
            })
        })
    }

    /// The value of one of its [`Flag::options`].
    pub fn option(self, name: &str) -> Option<Word<'d>> {
        self.options().find(|(key, _)| key.raw() == name).and_then(|(_, value)| value)
    }
}

/// A handle on a heredoc.
#[derive(Debug, Clone, Copy)]
pub struct Heredoc<'d> {
    pub(super) instruction: Instruction<'d>,
    pub(super) record: &'d HeredocRecord,
}

impl<'d> Heredoc<'d> {
    /// The word that announces it: `<<EOF`.
    pub fn word(self) -> Word<'d> {
        Word::new(self.instruction, self.record.word.clone())
    }

    /// The end marker, without quotes.
    pub fn marker(self) -> &'d str {
        &self.record.marker
    }

    /// Whether leading tabs are stripped: `<<-`.
    pub fn strips_tabs(self) -> bool {
        self.record.strips_tabs
    }

    /// Whether variables in it are expanded: the marker is not quoted.
    pub fn expands(self) -> bool {
        self.record.expands
    }

    /// The lines between, each with its line end.
    pub fn body_span(self) -> Span {
        self.record.body
    }

    /// The lines between as they stand in the file.
    pub fn body(self) -> &'d str {
        self.instruction.file.source.slice(self.record.body)
    }

    /// The end marker where it ends the heredoc; empty if it is missing.
    pub fn end_span(self) -> Span {
        self.record.end
    }
}
