//! One finding or problem as a diagnostic of miette's, always over a [`Window`]: miette counts lines from the beginning
//! of the text that it is given and panics past column 65,535.

use std::borrow::Cow;
use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, SourceCode, SourceSpan, SpanContents,
    ThemeCharacters, ThemeStyles,
};

use super::super::spoken::Region;
use super::super::window::{Cut, Window};
use super::super::{RenderOptions, neutral};
use crate::document::{LineColumn, Span};
use crate::engine::Report;
use crate::finding::{Finding, Place, Problem, Severity};

/// What is drawn.
#[derive(Debug)]
pub(super) struct Drawing<'r> {
    message: String,
    severity: miette::Severity,
    remedy: Option<String>,
    labels: Vec<LabeledSpan>,
    source: Windows,
    elsewhere: Vec<(&'r Place, Cow<'r, str>)>,
}

/// Windows into one file; miette's offsets count through their texts, one behind the other.
#[derive(Debug, Default)]
struct Windows {
    file: String,
    windows: Vec<Window>,
}

impl<'r> Drawing<'r> {
    pub(super) fn of_finding(
        report: &Report,
        finding: &'r Finding,
        region: &Region,
        said: &str,
        options: &RenderOptions,
    ) -> Self {
        let severity = match finding.severity {
            Severity::Critical | Severity::High => miette::Severity::Error,
            Severity::Medium => miette::Severity::Warning,
            Severity::Low | Severity::Info => miette::Severity::Advice,
        };
        let mut drawing = Self {
            message: neutral::line(said).into_owned(),
            severity,
            remedy: Some(neutral::line(&finding.remedy).into_owned()),
            labels: Vec::new(),
            source: Windows::default(),
            elsewhere: Vec::new(),
        };
        let mut marks: Vec<(Span, Option<Cow<str>>)> =
            vec![(finding.hit.place.source.in_file(finding.hit.place.span).1, None)];
        let related =
            finding.hit.extras().related.iter().map(|(place, message)| (place, Cow::Borrowed(message.as_str())));
        let steps = finding.hit.extras().flow.iter().zip(1..);
        let flow = steps.map(|((place, message), number)| (place, Cow::Owned(format!("{number}. {message}"))));
        for (place, message) in related.chain(flow) {
            let (file, span) = place.source.in_file(place.span);
            if file.name() == region.file.name() {
                match marks.iter_mut().find(|(known, _)| *known == span) {
                    Some((_, label)) => *label = Some(joined(label.take(), message)),
                    None => marks.push((span, Some(message))),
                }
            } else {
                drawing.elsewhere.push((place, message));
            }
        }
        drawing.mark(report, region, &marks, options);
        drawing
    }

    pub(super) fn of_problem(report: &Report, problem: &Problem, options: &RenderOptions) -> Self {
        let message = match problem.place {
            Some(_) => neutral::line(&problem.message).into_owned(),
            None => neutral::line(&format!("{}: {}", report.redacted(&problem.file), problem.message)).into_owned(),
        };
        let mut drawing = Self {
            message,
            severity: miette::Severity::Error,
            remedy: None,
            labels: Vec::new(),
            source: Windows::default(),
            elsewhere: Vec::new(),
        };
        if let Some(place) = &problem.place {
            let span = place.source.in_file(place.span).1;
            drawing.mark(report, &Region::of(place), &[(span, None)], options);
        }
        drawing
    }

    /// Cuts the windows around `marks`, the first of which is the token at fault, and labels them.
    fn mark(&mut self, report: &Report, region: &Region, marks: &[(Span, Option<Cow<str>>)], options: &RenderOptions) {
        let spans: Vec<Span> = marks.iter().map(|(span, _)| *span).collect();
        let gutter = 10;
        let cut = Cut {
            context: 2,
            width: options.width.saturating_sub(gutter).clamp(40, 400),
            ellipsis: if options.unicode { "…" } else { "..." },
        };
        let (windows, places) = Window::around(report, &region.file, &spans, cut);
        let mut bases = vec![0];
        bases.extend(windows.iter().scan(0, |end, window| {
            *end += window.text.len();
            Some(*end)
        }));
        for (at, ((_, label), (window, place))) in marks.iter().zip(places).enumerate() {
            let mark = &windows[window].marks[place];
            let span = (bases[window] + mark.start, mark.len());
            let label = label.as_ref().map(|label| neutral::line(label).into_owned());
            self.labels.push(match at {
                0 => LabeledSpan::new_primary_with_span(label, span),
                _ => LabeledSpan::new_with_span(label, span),
            });
        }
        let file = neutral::line(&report.redacted(region.file.name())).into_owned();
        self.source = Windows { file, windows };
    }

    /// The related places that lie in other files.
    pub(super) fn elsewhere(&self) -> &[(&'r Place, Cow<'r, str>)] {
        &self.elsewhere
    }

    /// The drawing as text.
    pub(super) fn render(&self, options: &RenderOptions) -> String {
        let mut characters = if options.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        characters.underline = '^';
        let styles = if options.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
            .with_width(options.width)
            .without_syntax_highlighting()
            .with_urls(false);
        let mut text = String::new();
        // Writing into a string cannot fail, and every label lies in a window.
        let _ = handler.render_report(&mut text, self);
        text
    }
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Drawing<'_> {}

impl Diagnostic for Drawing<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.remedy.as_ref().map(|remedy| Box::new(remedy) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.source.windows.is_empty()).then_some(&self.source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<_>)
    }
}

impl SourceCode for Windows {
    /// The window that `span` lies in. Without context, miette asks where the span begins.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let mut base = 0;
        for window in &self.windows {
            let end = base + window.text.len();
            if base <= span.offset() && span.offset() + span.len() <= end && span.offset() < end {
                let start = (before == 0).then_some(window.start);
                let span = (base, window.text.len()).into();
                return Ok(Box::new(Piece { file: &self.file, window, span, start }));
            }
            base = end;
        }
        Err(MietteError::OutOfBounds)
    }
}

/// One window as miette reads it.
struct Piece<'w> {
    file: &'w str,
    window: &'w Window,
    span: SourceSpan,
    start: Option<LineColumn>,
}

impl<'w> SpanContents<'w> for Piece<'w> {
    fn data(&self) -> &'w [u8] {
        self.window.text.as_bytes()
    }

    fn span(&self) -> &SourceSpan {
        &self.span
    }

    fn name(&self) -> Option<&str> {
        Some(self.file)
    }

    fn line(&self) -> usize {
        self.start.map_or(self.window.first_line, |start| start.line as usize - 1)
    }

    fn column(&self) -> usize {
        self.start.map_or(0, |start| start.column as usize - 1)
    }

    fn line_count(&self) -> usize {
        self.window.lines
    }
}

/// Two labels for one token.
fn joined<'r>(label: Option<Cow<'r, str>>, next: Cow<'r, str>) -> Cow<'r, str> {
    label.map_or(next.clone(), |label| Cow::Owned(format!("{label}; {next}")))
}
