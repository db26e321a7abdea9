//! The few lines of a file that are drawn around a finding: masked, harmless, long lines cut around what is marked.

use std::ops::Range;

use super::neutral;
use crate::document::{LineColumn, Source, Span};
use crate::engine::Report;

/// A few whole or cut lines of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Window {
    /// The lines, each ending in LF.
    pub(super) text: String,
    /// The 0-based number of the first.
    pub(super) first_line: usize,
    /// How many there are.
    pub(super) lines: usize,
    /// The place that stands above it: where the fault begins, else its first mark.
    pub(super) start: LineColumn,
    /// Where the marked spans went, in the order in which they were given.
    pub(super) marks: Vec<Range<usize>>,
}

/// How windows are cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// How many lines are shown above and below the fault; around other marks half as many.
    pub(super) context: usize,
    /// How many characters of a line are shown.
    pub(super) width: usize,
    /// What stands where something was cut off.
    pub(super) ellipsis: &'static str,
}

/// A marked span over more lines is marked in its first line only.
const MOST_MARKED_LINES: usize = 6;

impl Window {
    /// The windows around `marks` in a file: the one with the first mark, which is the fault, before the others. Marks
    /// that are near each other share one. With each mark comes the number of its window and its place among that
    /// window's marks.
    pub(super) fn around(
        report: &Report,
        file: &Source,
        marks: &[Span],
        cut: Cut,
    ) -> (Vec<Window>, Vec<(usize, usize)>) {
        let shortened: Vec<Span> = marks.iter().map(|&mark| shortened(file, mark)).collect();
        let mut order: Vec<usize> = (0..marks.len()).collect();
        order.sort_by_key(|&at| (shortened[at], at));
        let mut windows: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
        for at in order {
            let lines = lines_of(file, shortened[at], if at == 0 { cut.context } else { cut.context / 2 });
            match windows.last_mut() {
                Some((before, marked)) if lines.start <= before.end => {
                    *before = before.start.min(lines.start)..before.end.max(lines.end);
                    marked.push(at);
                }
                _ => windows.push((lines, vec![at])),
            }
        }
        windows.sort_by_key(|(_, marked)| !marked.contains(&0));
        let mut places = vec![(0, 0); marks.len()];
        for (number, (_, marked)) in windows.iter().enumerate() {
            marked.iter().enumerate().for_each(|(place, &at)| places[at] = (number, place));
        }
        let draw = |(lines, marked): (Range<usize>, Vec<usize>)| {
            let first = marked.iter().copied().min().unwrap_or(0);
            let start = file.line_column(shortened[first].start);
            let marked: Vec<Span> = marked.into_iter().map(|at| shortened[at]).collect();
            Window { start, ..Window::of_lines(report, file, lines, &marked, cut) }
        };
        (windows.into_iter().map(draw).collect(), places)
    }

    fn of_lines(report: &Report, file: &Source, lines: Range<usize>, marks: &[Span], cut: Cut) -> Self {
        let count = lines.len();
        let start = LineColumn { line: lines.start as u32 + 1, column: 1 };
        let mut window = Self { text: String::new(), first_line: lines.start, lines: count, start, marks: Vec::new() };
        let mut ends: Vec<(Option<usize>, usize)> = vec![(None, 0); marks.len()];
        for line in lines {
            let whole = file.lines().line_span(file.text(), line);
            let on_line: Vec<Span> = marks.iter().filter_map(|mark| overlap(*mark, whole)).collect();
            let shown = shown_part(file.text(), whole, &on_line, cut.width);
            if shown.start > whole.start {
                window.text.push_str(cut.ellipsis);
            }
            let excerpt = report.excerpt(file, shown);
            let drawn = Drawn::new(&excerpt, window.text.len());
            for (mark, end) in marks.iter().zip(&mut ends).filter(|(mark, _)| overlap(**mark, whole).is_some()) {
                // What was cut off leaves its mark at the ellipsis.
                let part = overlap(*mark, shown).unwrap_or(Span { start: shown.end, end: shown.end });
                let range = drawn.range(part);
                end.0.get_or_insert(range.start);
                end.1 = range.end;
            }
            window.text.push_str(&drawn.text);
            if shown.end < whole.end {
                window.text.push_str(cut.ellipsis);
            }
            window.text.push('\n');
        }
        window.marks = ends.into_iter().map(|(start, end)| start.unwrap_or(end)..end).collect();
        window
    }
}

/// A line of an excerpt with stand-ins for what must not be printed.
struct Drawn<'e> {
    excerpt: &'e crate::engine::Excerpt,
    text: String,
    base: usize,
}

impl<'e> Drawn<'e> {
    fn new(excerpt: &'e crate::engine::Excerpt, base: usize) -> Self {
        Self { excerpt, text: stand_ins(&excerpt.text), base }
    }

    /// Where the bytes of `span` stand in the window.
    fn range(&self, span: Span) -> Range<usize> {
        let range = self.excerpt.range(span);
        let at = |offset: usize| self.base + stand_ins(&self.excerpt.text[..offset]).len();
        at(range.start)..at(range.end)
    }
}

fn stand_ins(text: &str) -> String {
    text.chars().map(|c| neutral::stand_in(c).unwrap_or(c)).collect()
}

/// A mark over many lines, cut to its first.
fn shortened(file: &Source, mark: Span) -> Span {
    let lines = file.lines();
    let (first, last) = (lines.line_of(mark.start), lines.line_of(mark.end.saturating_sub(1).max(mark.start)));
    if last - first < MOST_MARKED_LINES {
        return mark;
    }
    let line = lines.line_span(file.text(), first);
    Span { start: mark.start, end: line.end.max(mark.start) }
}

/// The 0-based lines that a mark stands on, with those around it.
fn lines_of(file: &Source, mark: Span, context: usize) -> Range<usize> {
    let lines = file.lines();
    let (first, last) = (lines.line_of(mark.start), lines.line_of(mark.end.saturating_sub(1).max(mark.start)));
    let end = (last + context + 1).min(lines.lines());
    first.saturating_sub(context)..trimmed_end(file, last + 1, end)
}

/// The end of a range of lines without the empty line behind the last line end of a file.
fn trimmed_end(file: &Source, least: usize, end: usize) -> usize {
    let is_phantom =
        end > least && end == file.lines().lines() && file.lines().line_span(file.text(), end - 1).is_empty();
    if is_phantom { end - 1 } else { end }
}

fn overlap(a: Span, b: Span) -> Option<Span> {
    let (start, end) = (a.start.max(b.start), a.end.min(b.end));
    (start < end || a.is_empty() && start == end).then_some(Span { start, end })
}

/// The part of a line that is shown: all of it, or as many characters around the first mark as fit.
fn shown_part(text: &str, line: Span, marks: &[Span], width: usize) -> Span {
    let body = &text[line.range()];
    if body.len() <= width || body.chars().take(width + 1).count() <= width {
        return line;
    }
    let focus = marks.iter().map(|mark| mark.start).min().unwrap_or(line.start) as usize;
    let marked_end = marks.iter().map(|mark| mark.end).max().unwrap_or(line.start) as usize;
    let marked = text[focus..marked_end.max(focus)].chars().take(width).count();
    const LEAST_BEFORE: usize = 16;
    let before = ((width - marked) / 2).max(LEAST_BEFORE);
    let start = text[line.start as usize..focus].char_indices().rev().take(before).last();
    let start = start.map_or(focus, |(at, _)| line.start as usize + at);
    let end = text[start..line.end as usize].char_indices().nth(width).map_or(line.end as usize, |(at, _)| start + at);
    Span::new(start, end)
}
