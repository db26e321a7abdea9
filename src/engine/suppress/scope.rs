//! What a comment speaks about: the bytes that stand below it, beside it, or in its build stage.

use std::cell::OnceCell;

use crate::document::{Beginnings, Comment, Span, Tree};
use crate::model::dockerfile::{Dockerfile, Instruction, Keyword, Stage};

/// Scopes of comments in a value tree.
pub(super) struct TreeScopes<'t> {
    tree: &'t Tree,
    /// Made for the first comment that says something; most documents have none.
    beginnings: OnceCell<Beginnings>,
}

impl<'t> TreeScopes<'t> {
    pub(super) fn of(tree: &'t Tree) -> Self {
        Self { tree, beginnings: OnceCell::new() }
    }

    /// The item, or key and value, below a comment that has its line for itself; beside others, all that begins on their
    /// line. Dashes alone begin nothing yet: what they announce stands below.
    pub(super) fn of_comment(&self, comment: &Comment) -> Option<Span> {
        let beginnings = self.beginnings.get_or_init(|| Beginnings::of(self.tree));
        let line = line_before(self.tree.source().text(), comment.span.start);
        let before = self.tree.source().slice(line);
        if before.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'-')) {
            return beginnings.below(comment.span.end);
        }
        beginnings.within(line).or(Some(line))
    }
}

/// The bytes between the beginning of its line and byte `end`.
fn line_before(text: &str, end: u32) -> Span {
    let start = text[..end as usize].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    Span::new(start, end as usize)
}

/// For each stage whether a build argument chooses the image or the stage that it is built on.
pub(super) fn chosen_stages(file: &Dockerfile) -> Vec<bool> {
    let mut chosen: Vec<bool> = Vec::new();
    for stage in file.stages() {
        let by_itself = stage.image().is_some_and(|image| !image.variables().is_empty());
        let is_chosen = by_itself || stage.parent().is_some_and(|parent| chosen[parent.index()]);
        chosen.push(is_chosen);
    }
    chosen
}

/// Scopes of comments in a Dockerfile.
pub(super) struct DockerScopes<'d> {
    file: &'d Dockerfile,
    /// The instructions that stand for themselves, in order; triggers lie inside theirs.
    instructions: Vec<Instruction<'d>>,
    /// Where build stages begin.
    stages: Vec<u32>,
}

/// A comment that a shell reads: behind a command, or on a line of a heredoc.
pub(super) struct ShellComment<'d> {
    pub instruction: Instruction<'d>,
    pub span: Span,
}

impl<'d> DockerScopes<'d> {
    pub(super) fn of(file: &'d Dockerfile) -> Self {
        let instructions: Vec<Instruction> = file.instructions().filter(|one| !one.is_trigger()).collect();
        let froms = instructions.iter().filter(|instruction| instruction.keyword() == Keyword::From);
        let stages = froms.map(|from| from.span().start).collect();
        Self { file, instructions, stages }
    }

    /// The instruction below a comment, or around it where it stands between continued lines.
    pub(super) fn instruction_of(&self, comment: Span) -> Option<Span> {
        let next = self.instructions.partition_point(|instruction| instruction.span().end <= comment.start);
        self.instructions.get(next).map(|instruction| instruction.span())
    }

    /// What stands below a comment: its instruction, or where it stands between continued lines the line below it.
    pub(super) fn below(&self, comment: Span) -> Option<Span> {
        let instruction = self.instruction_of(comment)?;
        if comment.start < instruction.start { Some(instruction) } else { self.line_below(comment, instruction) }
    }

    fn line_below(&self, comment: Span, within: Span) -> Option<Span> {
        let text = self.file.source().text();
        let mut start = comment.end as usize;
        for line in text.get(start..within.end as usize)?.split_inclusive('\n') {
            let span = Span::new(start, start + line.len());
            start += line.len();
            if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
                return Some(span);
            }
        }
        None
    }

    /// The build stage whose FROM stands below a comment.
    pub(super) fn stage_below(&self, comment: Span) -> Option<Span> {
        let next = self.stages.partition_point(|&start| start < comment.end);
        let start = *self.stages.get(next)?;
        let end = self.stages.get(next + 1).copied().unwrap_or(self.file.source().text().len() as u32);
        Some(Span { start, end })
    }

    /// The build stage in which some bytes begin.
    pub(super) fn stage_around(&self, span: Span) -> Option<Stage<'d>> {
        let next = self.instructions.partition_point(|instruction| instruction.span().end <= span.start);
        self.instructions.get(next)?.stage()
    }

    /// What stands beside a shell's comment: what begins on its line, which may be the instruction itself.
    pub(super) fn beside(&self, comment: &ShellComment) -> Span {
        let text = self.file.source().text();
        let line = line_before(text, comment.span.start);
        let instruction = comment.instruction.span();
        if line.start <= instruction.start {
            return instruction;
        }
        if text[line.range()].trim().is_empty() {
            return self.line_below(comment.span, instruction).unwrap_or(line);
        }
        line
    }

    /// The comments that shells read, in the order in which they stand.
    pub(super) fn shell_comments(&self) -> Vec<ShellComment<'d>> {
        let mut found = Vec::new();
        for &instruction in self.instructions.iter().filter(|one| one.shell_text().is_some()) {
            let span = instruction.span();
            let mut start = span.start as usize;
            for line in self.file.source().slice(span).split_inclusive('\n') {
                let known =
                    |at: usize| self.file.comments().binary_search_by_key(&(at as u32), |known| known.span.start);
                if let Some(at) = comment_in(line).map(|at| start + at)
                    && known(at).is_err()
                {
                    let end = start + line.trim_end().len();
                    found.push(ShellComment { instruction, span: Span::new(at, end) });
                }
                start += line.len();
            }
        }
        found
    }
}

/// Where a comment begins in a line of shell: at the first `#` that begins a word outside of quotes.
fn comment_in(line: &str) -> Option<usize> {
    let mut open = None;
    let mut between_words = true;
    for (at, byte) in line.bytes().enumerate() {
        match (byte, open) {
            (b'#', None) if between_words => return Some(at),
            (b'\'' | b'"', None) => open = Some(byte),
            (quote, Some(opened)) if quote == opened => open = None,
            _ => {}
        }
        between_words = matches!(byte, b' ' | b'\t' | b';');
    }
    None
}
