//! A handle on one build stage.

use std::sync::Arc;

use super::stages::{StageRecord, stage_named};
use super::{Dockerfile, Instruction, Keyword, Value, Word};
use crate::document::Pointer;
use crate::finding::Place;
use crate::model::image::ImageReference;
use crate::model::known_images::{self, Account};

/// So many earlier stages are searched for an ARG that a FROM uses wrongly.
const MOST_STAGES: usize = 64;

/// A handle on one build stage; copied freely.
#[derive(Debug, Clone, Copy)]
pub struct Stage<'d> {
    pub(super) file: &'d Dockerfile,
    pub(super) index: u32,
}

impl PartialEq for Stage<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.file, other.file) && self.index == other.index
    }
}

impl Eq for Stage<'_> {}

/// What a stage is built on.
#[derive(Debug, Clone)]
pub enum Base<'d> {
    /// Nothing.
    Scratch,
    /// An earlier stage.
    Stage(Stage<'d>),
    /// An image from elsewhere: the reference with its variables replaced, and whether all of them were known.
    Image {
        /// As written.
        word: Word<'d>,
        /// With variables replaced.
        text: String,
        /// Whether every variable was known.
        complete: bool,
    },
    /// Nothing that could be read.
    Unknown,
}

/// What a stage is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Its layers are in an image that ships: the target, mostly the last stage, and those that it is built on.
    Shipped,
    /// The image that ships needs it, but only takes files from it.
    Builder,
    /// The image that ships does not need it: tests, other targets, or a forgotten stage.
    Aside,
}

impl<'d> Stage<'d> {
    fn record(self) -> &'d StageRecord {
        &self.file.stages[self.index as usize]
    }

    /// The Dockerfile that it stands in.
    pub fn file(self) -> &'d Dockerfile {
        self.file
    }

    /// Its number, from 0, as `--from=0` counts.
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// Its FROM; a file that begins without one has a stage all the same.
    pub fn from(self) -> Option<Instruction<'d>> {
        self.record().from.map(|index| self.file.instruction(index))
    }

    /// Its name as written.
    pub fn name(self) -> Option<Word<'d>> {
        self.from()?.words().into_iter().nth(2)
    }

    /// The image that it is built on as written.
    pub fn image(self) -> Option<Word<'d>> {
        self.from()?.words().into_iter().next()
    }

    /// The reference of [`Stage::image`] in its parts.
    pub fn image_reference(self) -> Option<ImageReference<'d>> {
        self.image().map(|image| ImageReference::parse(image.raw()))
    }

    /// What it is built on.
    pub fn base(self) -> Base<'d> {
        if let Some(parent) = self.parent() {
            return Base::Stage(parent);
        }
        let Some(word) = self.image() else { return Base::Unknown };
        let expansion = word.expanded_with(&mut |name| self.value_meant(word.instruction(), name));
        match expansion.text.as_str() {
            "scratch" => Base::Scratch,
            _ => Base::Image { word, text: expansion.text, complete: expansion.complete },
        }
    }

    /// The value of a variable in FROM. Docker does not see an ARG inside an earlier stage, which is a fault of its own,
    /// but its default is what the author meant.
    fn value_meant(self, from: Instruction<'d>, name: &str) -> Value {
        let earlier = || (0..self.index).rev().take(MOST_STAGES).map(|index| self.file.stage(index));
        match from.value_of(name) {
            Value::Unset => earlier().find_map(|stage| stage.default_of(name)).unwrap_or(Value::Unset),
            value => value,
        }
    }

    /// The earlier stage that it is built on.
    pub fn parent(self) -> Option<Stage<'d>> {
        self.record().parent.map(|index| self.file.stage(index))
    }

    /// The stage at the end of [`Stage::chain`], which is built on an image.
    pub fn root(self) -> Stage<'d> {
        self.file.stage(self.record().root)
    }

    /// Itself, the stage that it is built on, the one that that is built on, and so on.
    pub fn chain(self) -> impl Iterator<Item = Stage<'d>> {
        std::iter::successors(Some(self), |stage| stage.parent())
    }

    /// The stages that it copies or mounts from, rising.
    pub fn sources(self) -> impl Iterator<Item = Stage<'d>> {
        self.record().sources.iter().map(move |&index| self.file.stage(index))
    }

    /// The earlier stage that `--from=name` means here, by name in any case or by number.
    pub fn stage_meant(self, name: &str) -> Option<Stage<'d>> {
        let meant = stage_named(name, &self.file.names, self.index)?;
        if meant < self.index {
            return Some(self.file.stage(meant));
        }
        // The name is given again further down; look for who bore it before.
        let lower = name.to_lowercase();
        let earlier = &self.file.stages[..self.index as usize];
        let found = earlier.iter().rposition(|stage| stage.name.as_deref() == Some(&lower))?;
        Some(self.file.stage(found as u32))
    }

    /// Whether a later stage is built on it.
    pub fn is_base(self) -> bool {
        self.record().is_base
    }

    /// Whether a later stage copies or mounts from it.
    pub fn is_source(self) -> bool {
        self.record().is_source
    }

    /// Whether its image is one that ships: that of the last stage, or of those that `--target` names.
    pub fn is_target(self) -> bool {
        self.record().is_target
    }

    /// Whether its layers are in an image that ships.
    pub fn ships(self) -> bool {
        self.record().ships
    }

    /// What it is good for.
    pub fn role(self) -> Role {
        match (self.record().ships, self.record().is_needed) {
            (true, _) => Role::Shipped,
            (false, true) => Role::Builder,
            (false, false) => Role::Aside,
        }
    }

    /// Its instructions in order, FROM first; those behind ONBUILD follow their ONBUILD.
    pub fn instructions(self) -> impl DoubleEndedIterator<Item = Instruction<'d>> + ExactSizeIterator + Clone {
        self.record().instructions.clone().map(move |index| self.file.instruction(index))
    }

    /// Its instructions of a kind of which only the last counts that a later one replaces, each with that last one.
    pub fn replaced(self, keyword: Keyword) -> impl Iterator<Item = (Instruction<'d>, Instruction<'d>)> {
        let last = self.all(keyword).next_back();
        self.all(keyword).filter_map(move |own| last.filter(|last| *last != own).map(|last| (own, last)))
    }

    /// Its instructions of one kind that run in it, so none behind ONBUILD.
    pub fn all(self, keyword: Keyword) -> impl DoubleEndedIterator<Item = Instruction<'d>> + Clone {
        let own = self.instructions().filter(|instruction| !instruction.is_trigger());
        own.filter(move |instruction| instruction.is(keyword))
    }

    /// The USER in force at its end, inherited along `FROM alias`.
    pub fn user(self) -> Option<Instruction<'d>> {
        self.record().end.user.map(|index| self.file.instruction(index))
    }

    /// Whether nothing in this file says which user it runs as: it has no USER, or one with nothing in it.
    pub fn names_no_user(self) -> bool {
        self.user().is_none_or(|user| user.body().text().trim().is_empty())
    }

    /// The account that it runs as where the file names none, by what is known of the image at the end of its chain.
    /// What is built on nothing and has no command runs as nobody.
    pub fn account_of_base(self) -> Account {
        match self.root().base() {
            Base::Scratch if self.entrypoint().is_none() && self.cmd().is_none() => Account::Ordinary,
            Base::Scratch => Account::Root,
            Base::Image { text, complete: true, .. } => known_images::account_of(&text),
            Base::Image { .. } | Base::Stage(_) | Base::Unknown => Account::Unknown,
        }
    }

    /// The last WORKDIR at its end, inherited along `FROM alias`.
    pub fn workdir(self) -> Option<Instruction<'d>> {
        self.record().end.workdir.map(|index| self.file.instruction(index))
    }

    /// The SHELL in force at its end, inherited along `FROM alias`.
    pub fn shell(self) -> Option<Instruction<'d>> {
        self.record().end.shell.map(|index| self.file.instruction(index))
    }

    /// The HEALTHCHECK in force at its end, inherited along `FROM alias`.
    pub fn healthcheck(self) -> Option<Instruction<'d>> {
        self.record().end.healthcheck.map(|index| self.file.instruction(index))
    }

    /// The ENTRYPOINT in force at its end, inherited along `FROM alias`.
    pub fn entrypoint(self) -> Option<Instruction<'d>> {
        self.record().end.entrypoint.map(|index| self.file.instruction(index))
    }

    /// The CMD in force at its end, inherited along `FROM alias`.
    pub fn cmd(self) -> Option<Instruction<'d>> {
        self.record().end.cmd.map(|index| self.file.instruction(index))
    }

    /// Where something is missing in it: its name, else its image, else its first keyword.
    pub fn place(self) -> Place {
        let tag = self.name().or_else(|| self.image());
        let first = self.file.instruction(self.record().instructions.start);
        let span = tag.map_or_else(|| first.keyword_span(), Word::span);
        Place::new(Arc::clone(&self.file.source), span, self.pointer())
    }

    /// `/stages/<name or index>`.
    pub fn pointer(self) -> Pointer {
        Pointer::from_tokens(["stages".to_owned(), self.label()])
    }

    fn label(self) -> String {
        self.name().map_or_else(|| self.index.to_string(), |name| name.raw().to_owned())
    }

    /// What a finding about it names: `stage build`, `stage 0`.
    pub fn describe(self) -> String {
        format!("stage {}", self.label())
    }
}
