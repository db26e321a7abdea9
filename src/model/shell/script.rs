//! What a shell text says: lists of pipelines of commands, and the constructs around them.

use std::ops::Range;

use super::Dialect;
use super::word::{ShellWord, WordRecord};
use crate::document::{OffsetMap, Span};

/// A shell text that was read.
#[derive(Debug, Default)]
pub struct Script {
    pub(super) text: String,
    pub(super) offsets: OffsetMap,
    pub(super) dialect: Option<Dialect>,
    pub(super) commands: Vec<CommandRecord>,
    pub(super) pipelines: Vec<PipelineRecord>,
    pub(super) lists: Vec<ListRecord>,
    pub(super) scopes: Vec<ScopeRecord>,
    pub(super) constructs: Vec<ConstructRecord>,
    pub(super) faults: Vec<Fault>,
    /// Scripts inside words of commands: index of the command, and the script.
    pub(super) nested: Vec<(u32, Script)>,
}

/// Something that the grammar does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What was expected, in the words of the grammar's reader.
    pub message: String,
    /// In the script's text.
    pub span: Span,
}

#[derive(Debug, Default)]
pub(super) struct CommandRecord {
    pub(super) words: Vec<WordRecord>,
    pub(super) assignments: Vec<AssignmentRecord>,
    /// Assignments that are operands of `export`, `local`, `declare`, `readonly`.
    pub(super) declared: Vec<AssignmentRecord>,
    pub(super) redirects: Vec<RedirectRecord>,
    pub(super) scope: u32,
    pub(super) pipeline: u32,
    pub(super) segment: u32,
}

#[derive(Debug)]
pub(super) struct AssignmentRecord {
    pub(super) name: Span,
    /// `None` for an array.
    pub(super) value: Option<WordRecord>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) struct RedirectRecord {
    pub(super) kind: RedirectKind,
    pub(super) descriptor: Option<i32>,
    pub(super) target: Option<WordRecord>,
    pub(super) span: Span,
    /// The body of a heredoc.
    pub(super) body: Option<Span>,
}

#[derive(Debug)]
pub(super) struct PipelineRecord {
    pub(super) list: u32,
    pub(super) link: Link,
    pub(super) negated: bool,
    pub(super) segments: Vec<Segment>,
    /// The `|` and `|&` between the segments.
    pub(super) operators: Vec<Span>,
}

#[derive(Debug)]
pub(super) struct ListRecord {
    pub(super) scope: u32,
    pub(super) pipelines: Vec<u32>,
    pub(super) background: bool,
}

#[derive(Debug)]
pub(super) struct ScopeRecord {
    pub(super) kind: ScopeKind,
    pub(super) parent: Option<u32>,
    pub(super) span: Span,
    /// The pipeline that it is a part of, or whose word holds it.
    pub(super) pipeline: Option<u32>,
    /// The commands directly in it or deeper.
    pub(super) commands: Range<u32>,
}

#[derive(Debug)]
pub(super) struct ConstructRecord {
    pub(super) kind: ConstructKind,
    pub(super) span: Span,
    pub(super) words: Vec<WordRecord>,
    pub(super) redirects: Vec<RedirectRecord>,
    pub(super) scope: u32,
}

/// How a pipeline is joined to the one before it in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// It is the first of its list.
    First,
    /// `&&`
    And,
    /// `||`
    Or,
}

/// What encloses commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScopeKind {
    /// Nothing: the script itself.
    Script,
    /// `( … )`
    Subshell,
    /// `{ …; }`
    Group,
    /// `$( … )` or backticks in a word.
    Substitution,
    /// `<( … )` or `>( … )` in a word.
    ProcessSubstitution,
    /// The body of a function.
    Function(String),
    /// The body of a loop.
    Loop,
    /// What `if`, `while` and `until` ask.
    Condition,
    /// A branch of `if` or `case`.
    Branch,
}

/// A compound command or another piece of syntax that is not a simple command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstructKind {
    /// `[[ … ]]`
    Conditional,
    /// `(( … ))`
    Arithmetic,
    /// `for x in …`
    For,
    /// `for (( … ))`
    ArithmeticFor,
    /// `select x in …`
    Select,
    /// `while` or `until`
    While,
    /// `if`
    If,
    /// `case x in …`
    Case,
    /// `( … )`
    Subshell,
    /// `{ …; }`
    Group,
    /// A function; whether it is written with the word `function`.
    Function {
        /// Whether the word `function` is there.
        keyword: bool,
    },
    /// `coproc`
    Coprocess,
    /// `time`
    Time,
    /// What only zsh has.
    Other,
}

/// Kinds of redirections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RedirectKind {
    /// `>`, `>|`
    Output,
    /// `>>`
    Append,
    /// `<`
    Input,
    /// `<>`
    ReadWrite,
    /// `<<`, `<<-`
    Heredoc,
    /// `<<<`
    HereString,
    /// `>&`, `<&`
    Duplicate,
    /// `&>`
    OutputBoth,
}

/// One segment of a pipeline.
#[derive(Debug, Clone)]
pub struct Segment {
    /// Its bytes in the script's text.
    pub span: Span,
    /// The commands in it, those inside substitutions of their words behind them: indexes.
    pub commands: Range<u32>,
    /// The construct that it is; a simple command if `None`.
    pub construct: Option<u32>,
}

impl Script {
    /// The text that was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its dialect; `None` for an exec form.
    pub fn dialect(&self) -> Option<Dialect> {
        self.dialect
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Where bytes of the script's text stand in the file.
    pub fn in_file(&self, span: Span) -> Span {
        self.offsets.lead_back(span)
    }

    pub(super) fn offsets_of(&self, span: Span) -> OffsetMap {
        self.offsets.slice(span.start, span.end)
    }

    pub(super) fn word<'s>(&'s self, record: &'s WordRecord) -> ShellWord<'s> {
        ShellWord { script: self, record }
    }

    /// A command by its number.
    pub fn command(&self, index: u32) -> Command<'_> {
        Command { script: self, index }
    }

    /// The commands of this text in the order in which they are written, without those of scripts inside scripts.
    pub fn own_commands(&self) -> impl DoubleEndedIterator<Item = Command<'_>> + ExactSizeIterator {
        (0..self.commands.len() as u32).map(|index| self.command(index))
    }

    /// Every command, in the order in which they are written; those of a script inside a word follow its command.
    pub fn commands(&self) -> Vec<Command<'_>> {
        let mut found = Vec::with_capacity(self.commands.len());
        let mut nested = self.nested.iter().peekable();
        for command in self.own_commands() {
            found.push(command);
            while let Some((_, script)) = nested.next_if(|(index, _)| *index == command.index) {
                found.extend(script.commands());
            }
        }
        found
    }

    /// Itself and every script inside its words, outer ones first.
    pub fn scripts(&self) -> Vec<&Script> {
        let mut found = vec![self];
        for (_, nested) in &self.nested {
            found.extend(nested.scripts());
        }
        found
    }

    /// Its and-or lists in order, inner ones before what holds them ends.
    pub fn lists(&self) -> impl Iterator<Item = List<'_>> {
        (0..self.lists.len() as u32).map(|index| List { script: self, index })
    }

    /// Its pipelines in order.
    pub fn pipelines(&self) -> impl Iterator<Item = Pipeline<'_>> {
        (0..self.pipelines.len() as u32).map(|index| Pipeline { script: self, index })
    }

    /// Its constructs in order.
    pub fn constructs(&self) -> impl Iterator<Item = Construct<'_>> {
        self.constructs.iter().map(move |record| Construct { script: self, record })
    }

    /// What its grammar does not allow.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// A scope by its number, as parts of words name it.
    pub fn scope(&self, index: u32) -> Scope<'_> {
        Scope { script: self, index }
    }

    pub(super) fn all_scopes(&self) -> impl ExactSizeIterator<Item = Scope<'_>> {
        (0..self.scopes.len() as u32).map(|index| self.scope(index))
    }

    /// Every word in it: of commands, assignments, redirections and constructs.
    pub fn words(&self) -> Vec<ShellWord<'_>> {
        let mut found: Vec<ShellWord<'_>> = Vec::new();
        for command in self.own_commands() {
            let record = &self.commands[command.index as usize];
            found.extend(record.assignments.iter().filter_map(|it| it.value.as_ref()).map(|it| self.word(it)));
            found.extend(record.words.iter().map(|it| self.word(it)));
            found.extend(record.redirects.iter().filter_map(|it| it.target.as_ref()).map(|it| self.word(it)));
        }
        for construct in &self.constructs {
            found.extend(construct.words.iter().map(|it| self.word(it)));
            found.extend(construct.redirects.iter().filter_map(|it| it.target.as_ref()).map(|it| self.word(it)));
        }
        found
    }
}

/// A handle on a simple command; copied freely.
#[derive(Debug, Clone, Copy)]
pub struct Command<'s> {
    pub(super) script: &'s Script,
    pub(super) index: u32,
}

impl PartialEq for Command<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.script, other.script) && self.index == other.index
    }
}

impl<'s> Command<'s> {
    fn record(self) -> &'s CommandRecord {
        &self.script.commands[self.index as usize]
    }

    /// The script that it stands in.
    pub fn script(self) -> &'s Script {
        self.script
    }

    /// Its number in the script.
    pub fn index(self) -> u32 {
        self.index
    }

    /// Its words, the name first; none if it only assigns or redirects.
    pub fn words(self) -> impl DoubleEndedIterator<Item = ShellWord<'s>> + ExactSizeIterator + Clone {
        self.record().words.iter().map(move |record| self.script.word(record))
    }

    /// Its name as written.
    pub fn name(self) -> Option<ShellWord<'s>> {
        self.words().next()
    }

    /// The words behind its name.
    pub fn arguments(self) -> impl DoubleEndedIterator<Item = ShellWord<'s>> + ExactSizeIterator + Clone {
        let mut words = self.words();
        words.next();
        words
    }

    /// Whether its name is this.
    pub fn is(self, name: &str) -> bool {
        self.name().is_some_and(|word| word.text() == name)
    }

    /// Assignments in front of its name, or alone.
    pub fn assignments(self) -> impl Iterator<Item = Assignment<'s>> + Clone {
        self.record().assignments.iter().map(move |record| Assignment { script: self.script, record })
    }

    /// Assignments that are operands: `export A=1`.
    pub fn declared(self) -> impl Iterator<Item = Assignment<'s>> + Clone {
        self.record().declared.iter().map(move |record| Assignment { script: self.script, record })
    }

    /// Its redirections.
    pub fn redirects(self) -> impl Iterator<Item = Redirect<'s>> + Clone {
        self.record().redirects.iter().map(move |record| Redirect { script: self.script, record })
    }

    /// The scope that it stands in.
    pub fn scope(self) -> Scope<'s> {
        self.script.scope(self.record().scope)
    }

    /// The pipeline that it is a segment of.
    pub fn pipeline(self) -> Pipeline<'s> {
        Pipeline { script: self.script, index: self.record().pipeline }
    }

    /// Its number among the segments of its pipeline.
    pub fn segment(self) -> usize {
        self.record().segment as usize
    }

    /// From its first to its last word or assignment, in the file.
    pub fn span(self) -> Span {
        self.script.in_file(self.own_span())
    }

    /// From its first to its last word or assignment, in the script's text.
    pub fn own_span(self) -> Span {
        let record = self.record();
        let assignments = record.assignments.iter().map(|assignment| assignment.span);
        let words = record.words.iter().map(|word| word.span);
        let redirects = record.redirects.iter().map(|redirect| redirect.span);
        assignments.chain(words).reduce(Span::to).or_else(|| redirects.reduce(Span::to)).unwrap_or_default()
    }

    /// The scripts that its words hold: `sh -c '…'`, `bash <<EOF`.
    pub fn nested(self) -> impl Iterator<Item = &'s Script> {
        let start = self.script.nested.partition_point(|(index, _)| *index < self.index);
        let of_this = self.script.nested[start..].iter().take_while(move |(index, _)| *index == self.index);
        of_this.map(|(_, script)| script)
    }
}

/// A handle on an assignment.
#[derive(Debug, Clone, Copy)]
pub struct Assignment<'s> {
    script: &'s Script,
    record: &'s AssignmentRecord,
}

impl<'s> Assignment<'s> {
    /// The variable's name.
    pub fn name(self) -> &'s str {
        self.script.slice(self.record.name)
    }

    /// The name's bytes in the file.
    pub fn name_span(self) -> Span {
        self.script.in_file(self.record.name)
    }

    /// The value; `None` for an array.
    pub fn value(self) -> Option<ShellWord<'s>> {
        self.record.value.as_ref().map(|value| self.script.word(value))
    }

    /// Whether it assigns several values: `name=(a b)`.
    pub fn is_array(self) -> bool {
        self.record.value.is_none() && self.script.slice(self.record.span).ends_with(')')
    }

    /// All of it, in the file.
    pub fn span(self) -> Span {
        self.script.in_file(self.record.span)
    }

    /// All of it, in the script's text.
    pub fn own_span(self) -> Span {
        self.record.span
    }
}

/// A handle on a redirection.
#[derive(Debug, Clone, Copy)]
pub struct Redirect<'s> {
    script: &'s Script,
    record: &'s RedirectRecord,
}

impl<'s> Redirect<'s> {
    /// What kind.
    pub fn kind(self) -> RedirectKind {
        self.record.kind
    }

    /// The file descriptor in front of it.
    pub fn descriptor(self) -> Option<i32> {
        self.record.descriptor
    }

    /// Where from or to; the marker of a heredoc has none.
    pub fn target(self) -> Option<ShellWord<'s>> {
        self.record.target.as_ref().map(|target| self.script.word(target))
    }

    /// All of it, in the file.
    pub fn span(self) -> Span {
        self.script.in_file(self.record.span)
    }

    /// The body of a heredoc, in the script's text.
    pub fn body(self) -> Option<Span> {
        self.record.body
    }
}

impl PartialEq for Pipeline<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.script, other.script) && self.index == other.index
    }
}

/// A handle on a pipeline: one command, or several with `|` between.
#[derive(Debug, Clone, Copy)]
pub struct Pipeline<'s> {
    script: &'s Script,
    index: u32,
}

impl<'s> Pipeline<'s> {
    fn record(self) -> &'s PipelineRecord {
        &self.script.pipelines[self.index as usize]
    }

    /// The script that it stands in.
    pub fn script(self) -> &'s Script {
        self.script
    }

    /// How it is joined to the one before it.
    pub fn link(self) -> Link {
        self.record().link
    }

    /// Whether `!` stands before it.
    pub fn is_negated(self) -> bool {
        self.record().negated
    }

    /// Its segments, at least one.
    pub fn segments(self) -> &'s [Segment] {
        &self.record().segments
    }

    /// The first `|` in it, in the file.
    pub fn first_operator(self) -> Option<Span> {
        self.record().operators.first().map(|&span| self.script.in_file(span))
    }

    /// The simple command that segment `number` is, if it is one.
    pub fn simple(self, number: usize) -> Option<Command<'s>> {
        let segment = self.record().segments.get(number)?;
        let first = segment.commands.clone().next()?;
        segment.construct.is_none().then(|| self.script.command(first))
    }

    /// The commands of a segment.
    pub fn commands_of(self, number: usize) -> impl Iterator<Item = Command<'s>> {
        let range = self.record().segments.get(number).map_or(0..0, |segment| segment.commands.clone());
        range.map(move |index| self.script.command(index))
    }

    /// The `&&` or `||` in front of it, in the file.
    pub fn link_span(self) -> Option<Span> {
        let start = self.segments().first()?.span.start as usize;
        let opens = |c: char| c.is_whitespace() || matches!(c, '!' | '{' | '(');
        let before = self.script.text.get(..start)?.trim_end_matches(opens);
        let written = (self.link() != Link::First && before.ends_with(['&', '|'])).then_some(before.len())?;
        Some(self.script.in_file(Span::new(written.checked_sub(2)?, written)))
    }

    /// Whether no `&&` or `||` stands behind it.
    pub fn is_last_of_list(self) -> bool {
        self.list().record().pipelines.last() == Some(&self.index)
    }

    /// The list that it stands in.
    pub fn list(self) -> List<'s> {
        List { script: self.script, index: self.record().list }
    }
}

/// A handle on an and-or list: pipelines joined by `&&` and `||`.
#[derive(Debug, Clone, Copy)]
pub struct List<'s> {
    script: &'s Script,
    index: u32,
}

impl<'s> List<'s> {
    fn record(self) -> &'s ListRecord {
        &self.script.lists[self.index as usize]
    }

    /// Its pipelines in order.
    pub fn pipelines(self) -> impl ExactSizeIterator<Item = Pipeline<'s>> {
        self.record().pipelines.iter().map(move |&index| Pipeline { script: self.script, index })
    }

    /// Whether it runs in the background.
    pub fn is_background(self) -> bool {
        self.record().background
    }

    /// The scope that it stands in.
    pub fn scope(self) -> Scope<'s> {
        self.script.scope(self.record().scope)
    }
}

/// A handle on what encloses commands.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'s> {
    script: &'s Script,
    index: u32,
}

impl<'s> Scope<'s> {
    fn record(self) -> &'s ScopeRecord {
        &self.script.scopes[self.index as usize]
    }

    /// What it is.
    pub fn kind(self) -> &'s ScopeKind {
        &self.record().kind
    }

    /// What it stands in.
    pub fn parent(self) -> Option<Scope<'s>> {
        self.record().parent.map(|index| self.script.scope(index))
    }

    /// Itself, what it stands in, and so on.
    pub fn chain(self) -> impl Iterator<Item = Scope<'s>> {
        std::iter::successors(Some(self), |scope| scope.parent())
    }

    /// Its bytes in the script's text.
    pub fn own_span(self) -> Span {
        self.record().span
    }

    /// The pipeline that it is a part of, or whose word holds it.
    pub fn pipeline(self) -> Option<Pipeline<'s>> {
        self.record().pipeline.map(|index| Pipeline { script: self.script, index })
    }

    /// The commands directly in it or deeper.
    pub fn commands(self) -> impl Iterator<Item = Command<'s>> {
        self.record().commands.clone().map(move |index| self.script.command(index))
    }
}

/// A handle on a construct.
#[derive(Debug, Clone, Copy)]
pub struct Construct<'s> {
    script: &'s Script,
    record: &'s ConstructRecord,
}

impl<'s> Construct<'s> {
    /// What it is.
    pub fn kind(self) -> ConstructKind {
        self.record.kind
    }

    /// All of it, in the script's text.
    pub fn own_span(self) -> Span {
        self.record.span
    }

    /// All of it, in the file.
    pub fn span(self) -> Span {
        self.script.in_file(self.record.span)
    }

    /// The words of its head: what `for` walks through, what `case` looks at, the operands of `[[`.
    pub fn words(self) -> impl Iterator<Item = ShellWord<'s>> {
        self.record.words.iter().map(move |record| self.script.word(record))
    }

    /// The redirections behind it.
    pub fn redirects(self) -> impl Iterator<Item = Redirect<'s>> {
        self.record.redirects.iter().map(move |record| Redirect { script: self.script, record })
    }

    /// The scope that it stands in.
    pub fn scope(self) -> Scope<'s> {
        self.script.scope(self.record.scope)
    }
}
