//! A handle on one instruction.

use std::sync::Arc;

use super::parse::{Arguments, Record};
use super::words::{self, Part};
use super::{Dockerfile, Flag, Heredoc, Keyword, Pair, Stage, Word};
use crate::document::{OffsetMap, Pointer, Span};
use crate::finding::Place;

/// A handle on one instruction; copied freely.
#[derive(Debug, Clone, Copy)]
pub struct Instruction<'d> {
    pub(super) file: &'d Dockerfile,
    pub(super) index: u32,
}

impl PartialEq for Instruction<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.file, other.file) && self.index == other.index
    }
}

impl Eq for Instruction<'_> {}

impl<'d> Instruction<'d> {
    pub(super) fn record(self) -> &'d Record {
        &self.file.records.instructions[self.index as usize]
    }

    /// The Dockerfile that it stands in.
    pub fn file(self) -> &'d Dockerfile {
        self.file
    }

    /// Its number in the file.
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// Its keyword.
    pub fn keyword(self) -> Keyword {
        self.record().keyword
    }

    /// Whether it has this keyword.
    pub fn is(self, keyword: Keyword) -> bool {
        self.keyword() == keyword
    }

    /// The keyword as written.
    pub fn keyword_word(self) -> Word<'d> {
        Word::new(self, self.record().word.clone())
    }

    /// The bytes of the keyword.
    pub fn keyword_span(self) -> Span {
        self.span_of(self.record().word.clone())
    }

    /// From the keyword to the last argument, or to the end of the last heredoc.
    pub fn span(self) -> Span {
        let record = self.record();
        let line = self.span_of(record.word.start..self.logical().len());
        record.heredocs.iter().fold(line, |span, heredoc| span.to(heredoc.end))
    }

    /// All of it as it stands in the file, heredocs included.
    pub fn span_text(self) -> &'d str {
        self.file.source.slice(self.span())
    }

    /// Its line with continuations joined; a trigger shares it with its ONBUILD.
    pub(super) fn logical(self) -> &'d str {
        self.file.records.texts[self.record().text as usize].text(self.file.source.text())
    }

    pub(super) fn span_of(self, part: Part) -> Span {
        self.file.records.texts[self.record().text as usize].span(part)
    }

    pub(super) fn offsets(self, part: Part) -> OffsetMap {
        self.file.records.texts[self.record().text as usize].offsets(part)
    }

    /// Whether it stands behind ONBUILD.
    pub fn is_trigger(self) -> bool {
        self.record().trigger_of.is_some()
    }

    /// The ONBUILD that it stands behind.
    pub fn trigger_of(self) -> Option<Instruction<'d>> {
        self.record().trigger_of.map(|index| self.file.instruction(index))
    }

    /// The instruction behind it, if it is an ONBUILD.
    pub fn trigger(self) -> Option<Instruction<'d>> {
        match self.record().arguments {
            Arguments::Trigger(index) => Some(self.file.instruction(index)),
            _ => None,
        }
    }

    /// Its stage; `None` above the first FROM.
    pub fn stage(self) -> Option<Stage<'d>> {
        self.record().stage.map(|index| self.file.stage(index))
    }

    /// Its flags, in order.
    pub fn flags(self) -> impl Iterator<Item = Flag<'d>> + Clone {
        self.record().flags.iter().map(move |record| Flag { instruction: self, record })
    }

    /// The first flag with this name.
    pub fn flag(self, name: &str) -> Option<Flag<'d>> {
        self.flags().find(|flag| flag.is(name))
    }

    /// The targets of its cache and tmpfs mounts: what is written there is not in the image.
    pub fn temporary_mounts(self) -> Vec<&'d str> {
        let mounts = self.flags().filter(|flag| flag.is("mount"));
        let temporary =
            mounts.filter(|mount| mount.option("type").is_some_and(|kind| matches!(kind.raw(), "cache" | "tmpfs")));
        let target = |mount: Flag<'d>| ["target", "dst", "destination"].iter().find_map(|name| mount.option(name));
        temporary.filter_map(target).map(Word::raw).collect()
    }

    /// Whether a secret is mounted into it.
    pub fn has_secret_mount(self) -> bool {
        let mut mounts = self.flags().filter(|flag| flag.is("mount"));
        mounts.any(|mount| mount.option("type").is_some_and(|kind| kind.raw() == "secret"))
    }

    /// Everything behind keyword and flags as one word; empty if there is nothing.
    pub fn body(self) -> Word<'d> {
        Word::new(self, self.record().body.clone())
    }

    /// The command of CMD, ENTRYPOINT, RUN and HEALTHCHECK CMD: what may be an exec form.
    fn command(self) -> &'d Arguments {
        match &self.record().arguments {
            Arguments::Healthcheck(_, command) => command,
            arguments => arguments,
        }
    }

    /// Whether its arguments are a JSON array.
    pub fn is_exec_form(self) -> bool {
        matches!(self.command(), Arguments::Exec(_))
    }

    /// Whether its arguments are text for a shell.
    pub fn is_shell_form(self) -> bool {
        matches!(self.command(), Arguments::Shell)
    }

    /// The text for a shell of RUN, CMD, ENTRYPOINT or HEALTHCHECK CMD.
    pub fn shell_text(self) -> Option<Word<'d>> {
        match &self.record().arguments {
            Arguments::Shell => Some(self.body()),
            Arguments::Healthcheck(word, command) if matches!(**command, Arguments::Shell) => {
                let logical = self.logical();
                Some(Word::new(self, words::trimmed(logical, word.end..logical.len())))
            }
            _ => None,
        }
    }

    /// Its words: strings of an exec form, words between blanks, or the whole text of USER, WORKDIR, STOPSIGNAL and
    /// MAINTAINER. Nothing for ENV, LABEL, ARG (see [`Instruction::pairs`]) and shell text.
    pub fn words(self) -> Vec<Word<'d>> {
        match self.command() {
            Arguments::Exec(items) => {
                let word = |item: &'d super::exec_form::ExecItem| Word {
                    decoded: Some(&item.text),
                    ..Word::new(self, item.part.clone())
                };
                items.iter().map(word).collect()
            }
            Arguments::Words(words) => words.iter().map(|word| Word::new(self, word.clone())).collect(),
            Arguments::Text => vec![self.body()],
            _ => Vec::new(),
        }
    }

    /// The sources of ADD and COPY; heredocs among them are words like `<<EOF`.
    pub fn sources(self) -> Vec<Word<'d>> {
        let mut words = self.words();
        words.pop();
        words
    }

    /// The destination of ADD and COPY.
    pub fn destination(self) -> Option<Word<'d>> {
        self.words().pop()
    }

    /// What a USER names, if that is root: by name or number, with any group, also through variables.
    pub fn root_account(self) -> Option<Word<'d>> {
        let name = self.words().into_iter().next().filter(|_| self.is(Keyword::User))?;
        let expanded = name.expanded();
        let account = expanded.text.split(':').next().unwrap_or_default();
        (expanded.complete && matches!(account.trim(), "root" | "0")).then_some(name)
    }

    /// The keys and values of ENV, LABEL and ARG.
    pub fn pairs(self) -> impl Iterator<Item = Pair<'d>> + Clone {
        let pairs = match &self.record().arguments {
            Arguments::Pairs(pairs) => &pairs[..],
            _ => &[],
        };
        pairs.iter().map(move |record| Pair { instruction: self, record })
    }

    /// Its heredocs, in order.
    pub fn heredocs(self) -> impl ExactSizeIterator<Item = Heredoc<'d>> + Clone {
        self.record().heredocs.iter().map(move |record| Heredoc { instruction: self, record })
    }

    /// Blank lines inside its continuation, which BuildKit warns of and will refuse.
    pub fn blank_continuations(self) -> &'d [Span] {
        &self.record().blanks
    }

    /// Whether it is `HEALTHCHECK NONE`.
    pub fn is_healthcheck_none(self) -> bool {
        matches!(self.record().arguments, Arguments::NoHealthcheck)
    }

    /// The USER in force before it.
    pub fn user(self) -> Option<Instruction<'d>> {
        self.record().state.user.map(|index| self.file.instruction(index))
    }

    /// The last WORKDIR before it, in its stage or one that it is built on.
    pub fn workdir(self) -> Option<Instruction<'d>> {
        self.record().state.workdir.map(|index| self.file.instruction(index))
    }

    /// The SHELL in force before it.
    pub fn shell(self) -> Option<Instruction<'d>> {
        self.record().state.shell.map(|index| self.file.instruction(index))
    }

    /// Some bytes of it as a place.
    pub fn place_of(self, span: Span) -> Place {
        Place::new(Arc::clone(&self.file.source), span, self.pointer())
    }

    /// Its keyword as a place.
    pub fn place(self) -> Place {
        self.place_of(self.keyword_span())
    }

    /// `/stages/<name or index>/<KEYWORD>/<number>`; `/args/<number>` above the first FROM; a trigger's follows that
    /// of its ONBUILD.
    pub fn pointer(self) -> Pointer {
        let record = self.record();
        let mut pointer = match (self.trigger_of(), self.stage()) {
            (Some(onbuild), _) => onbuild.pointer(),
            (None, Some(stage)) => stage.pointer(),
            (None, None) => return Pointer::from_tokens(["args".to_owned(), record.ordinal.to_string()]),
        };
        pointer.push(self.keyword().name());
        if !self.is_trigger() {
            pointer.push(record.ordinal.to_string());
        }
        pointer
    }

    /// What a finding about it names: `stage build`, `stage 0`; nothing above the first FROM.
    pub fn describe(self) -> String {
        self.stage().map_or_else(String::new, |stage| stage.describe())
    }
}

impl From<Instruction<'_>> for Place {
    fn from(instruction: Instruction) -> Self {
        instruction.place()
    }
}
