//! Puts a [`Script`] together from what a grammar meets, in the order of the text.

use super::Dialect;
use super::script::{
    AssignmentRecord, CommandRecord, ConstructKind, ConstructRecord, Fault, Link, ListRecord, PipelineRecord,
    RedirectRecord, ScopeKind, ScopeRecord, Script, Segment,
};
use super::word::{Part, PartKind, WordRecord};
use crate::document::{OffsetMap, Span};

/// A script in the making.
pub(super) struct Builder {
    script: Script,
    scope: u32,
    list: u32,
    pipeline: u32,
}

/// What was open before something was opened inside it.
#[must_use]
pub(super) struct Outer {
    scope: u32,
    list: u32,
    pipeline: u32,
}

impl Builder {
    pub(super) fn new() -> Self {
        let mut script = Script::default();
        let (kind, span) = (ScopeKind::Script, Span::default());
        script.scopes.push(ScopeRecord { kind, parent: None, span, pipeline: None, commands: 0..0 });
        Self { script, scope: 0, list: 0, pipeline: 0 }
    }

    /// The script of `text`, whose bytes `offsets` leads back into the file.
    pub(super) fn finish(mut self, text: String, offsets: OffsetMap, dialect: Option<Dialect>) -> Script {
        self.script.scopes[0].commands = 0..self.script.commands.len() as u32;
        self.script.scopes[0].span = Span::new(0, text.len());
        Script { text, offsets, dialect, ..self.script }
    }

    fn outer(&self) -> Outer {
        Outer { scope: self.scope, list: self.list, pipeline: self.pipeline }
    }

    /// Opens what encloses the commands that follow.
    pub(super) fn open_scope(&mut self, kind: ScopeKind, span: Span) -> (u32, Outer) {
        let outer = self.outer();
        let pipeline = (!self.script.pipelines.is_empty()).then_some(self.pipeline);
        let start = self.script.commands.len() as u32;
        self.script.scopes.push(ScopeRecord { kind, parent: Some(self.scope), span, pipeline, commands: start..start });
        self.scope = self.script.scopes.len() as u32 - 1;
        (self.scope, outer)
    }

    /// Closes the innermost scope.
    pub(super) fn close_scope(&mut self, outer: Outer) {
        self.script.scopes[self.scope as usize].commands.end = self.script.commands.len() as u32;
        Outer { scope: self.scope, list: self.list, pipeline: self.pipeline } = outer;
    }

    /// Begins an and-or list.
    pub(super) fn begin_list(&mut self, background: bool) {
        self.script.lists.push(ListRecord { scope: self.scope, pipelines: Vec::new(), background });
        self.list = self.script.lists.len() as u32 - 1;
    }

    /// Begins a pipeline of the current list.
    pub(super) fn begin_pipeline(&mut self, link: Link, negated: bool, operators: Vec<Span>) {
        let (list, segments) = (self.list, Vec::new());
        self.script.pipelines.push(PipelineRecord { list, link, negated, segments, operators });
        self.pipeline = self.script.pipelines.len() as u32 - 1;
        self.script.lists[self.list as usize].pipelines.push(self.pipeline);
    }

    /// Begins a segment of the current pipeline.
    pub(super) fn begin_segment(&mut self, span: Span) {
        let start = self.script.commands.len() as u32;
        let segments = &mut self.script.pipelines[self.pipeline as usize].segments;
        segments.push(Segment { span, commands: start..start, construct: None });
    }

    /// Ends the segment: its commands are those that came since.
    pub(super) fn end_segment(&mut self) {
        let end = self.script.commands.len() as u32;
        if let Some(segment) = self.script.pipelines[self.pipeline as usize].segments.last_mut() {
            segment.commands.end = end;
        }
    }

    /// Begins a simple command; its words follow.
    pub(super) fn begin_command(&mut self) -> u32 {
        let segments = self.script.pipelines.get(self.pipeline as usize).map_or(0, |pipeline| pipeline.segments.len());
        self.script.commands.push(CommandRecord {
            scope: self.scope,
            pipeline: self.pipeline,
            segment: segments.saturating_sub(1) as u32,
            ..CommandRecord::default()
        });
        self.script.commands.len() as u32 - 1
    }

    pub(super) fn command(&mut self, index: u32) -> &mut CommandRecord {
        &mut self.script.commands[index as usize]
    }

    /// Notes a construct; it is the current segment if nothing else is.
    pub(super) fn construct(&mut self, kind: ConstructKind, span: Span, words: Vec<WordRecord>) -> u32 {
        let index = self.script.constructs.len() as u32;
        let (scope, redirects) = (self.scope, Vec::new());
        self.script.constructs.push(ConstructRecord { kind, span, words, redirects, scope });
        let pipeline = self.script.pipelines.get_mut(self.pipeline as usize);
        if let Some(segment) = pipeline.and_then(|pipeline| pipeline.segments.last_mut()) {
            segment.construct.get_or_insert(index);
        }
        index
    }

    pub(super) fn redirect_construct(&mut self, index: u32, redirects: Vec<RedirectRecord>) {
        self.script.constructs[index as usize].redirects = redirects;
    }

    pub(super) fn fault(&mut self, message: String, span: Span) {
        self.script.faults.push(Fault { message, span });
    }
}

impl WordRecord {
    /// An assignment's value inside an operand like `A=1`, as a word of its own.
    pub(super) fn of_operand(span: Span, value: Option<&AssignmentRecord>) -> Self {
        let value_parts = value.and_then(|assignment| assignment.value.as_ref()).map(|value| value.parts.clone());
        let mut parts = value_parts.unwrap_or_default();
        let head = parts.first().map_or(span.end, |part| part.span.start).max(span.start);
        if head > span.start {
            let literal = Span { start: span.start, end: head };
            parts.insert(0, Part { kind: PartKind::Literal, span: literal, quoted: false });
        }
        Self { span, parts }
    }
}

/// A script of one command with these words.
pub(super) fn single(words: impl IntoIterator<Item = (String, OffsetMap)>) -> Script {
    let mut builder = Builder::new();
    let (mut text, mut offsets) = (String::new(), OffsetMap::new());
    builder.begin_list(false);
    builder.begin_pipeline(Link::First, false, Vec::new());
    builder.begin_segment(Span::default());
    let index = builder.begin_command();
    for (word, of_word) in words {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        offsets.append(start as u32, &of_word);
        text.push_str(&word);
        let span = Span::new(start, start + word.len());
        let parts = vec![Part { kind: PartKind::Given, span, quoted: false }];
        builder.command(index).words.push(WordRecord { span, parts });
    }
    builder.end_segment();
    builder.finish(text, offsets, None)
}
