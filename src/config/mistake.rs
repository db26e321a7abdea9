//! What is wrong in a configuration file, and where.

use std::fmt;
use std::sync::Arc;

use serde_saphyr::{Error, Location};

use crate::document::{LineColumn, Pointer, Source, Span};
use crate::engine::closest;
use crate::finding::{Place, Problem, ProblemKind};

/// One fault in a configuration: the user's, with a place and, where one can be guessed, a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file, as it was found.
    pub file: String,
    /// Where in it, unless the file as a whole is at fault.
    pub place: Option<LineColumn>,
    /// What is wrong, without a trailing period.
    pub message: String,
}

impl Mistake {
    /// A fault of a file as a whole.
    pub(super) fn of(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), place: None, message: message.into() }
    }

    /// A fault at a place.
    pub(super) fn at(source: &Arc<Source>, location: Location, message: impl Into<String>) -> Self {
        let place = offset(source, location).map(|offset| source.line_column(offset));
        Self { place, ..Self::of(source.name(), message) }
    }

    /// What the reader says about a file.
    pub(super) fn read(source: &Arc<Source>, error: &Error) -> Self {
        match error.location() {
            Some(location) => Self::at(source, location, words(error)),
            None => Self::of(source.name(), words(error)),
        }
    }

    /// What the reader says about a file that was not written for us: a problem of the run.
    pub(super) fn problem(source: &Arc<Source>, error: &Error) -> Problem {
        Self::problem_at(source, error.location().unwrap_or(Location::UNKNOWN), words(error))
    }

    /// A fault in a file that was not written for us. Without a location it is at the end, where the reader gave up.
    pub(super) fn problem_at(source: &Arc<Source>, location: Location, message: impl Into<String>) -> Problem {
        let span = word_at(source, offset(source, location).map_or(source.text().len(), |offset| offset as usize));
        let place = Place::new(Arc::clone(source), span, Pointer::root());
        Problem::at(ProblemKind::ConfigurationBroken, place, message)
    }
}

fn offset(source: &Arc<Source>, location: Location) -> Option<u32> {
    let offset = location.span().byte_offset().and_then(|offset| u32::try_from(offset).ok());
    offset.filter(|&offset| offset as usize <= source.text().len())
}

/// The word that begins at a byte, or one character.
fn word_at(source: &Source, offset: usize) -> Span {
    let rest = source.text().get(offset..).unwrap_or("");
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ']' | '}')).unwrap_or(rest.len());
    if end == 0 { source.character_at(offset) } else { Span::new(offset, offset + end) }
}

/// What the reader says, with a suggestion where it met a word that it does not know.
fn words(error: &Error) -> String {
    match error.without_snippet() {
        Error::SerdeUnknownField { field, expected, .. } => unknown("key", field, expected),
        Error::SerdeUnknownVariant { variant, expected, .. } => unknown("value", variant, expected),
        Error::SerdeMissingField { field, .. } => format!("the key `{field}` is missing"),
        Error::DuplicateMappingKey { key, .. } => match key {
            Some(key) => format!("the key `{key}` stands twice"),
            None => "a key stands twice".to_owned(),
        },
        Error::MultipleDocuments { .. } => "a configuration is one YAML document, here begins a second".to_owned(),
        other => match without_place(&other.to_string()).as_str() {
            "expected sequence start" => "a list is expected here".to_owned(),
            "expected mapping start" => "a map is expected here".to_owned(),
            words => words.to_owned(),
        },
    }
}

/// The reader's own words end with a place, which we give in front.
fn without_place(message: &str) -> String {
    let first = message.lines().next().unwrap_or(message);
    first.rsplit_once(" at line ").map_or(first, |(words, _)| words).to_owned()
}

fn unknown(what: &str, written: &str, expected: &[&str]) -> String {
    match closest(written, expected.iter().copied()) {
        Some(meant) => format!("unknown {what} `{written}`; did you mean `{meant}`?"),
        None => format!("unknown {what} `{written}`, expected one of {}", expected.join(", ")),
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(LineColumn { line, column }) => write!(out, "{}:{line}:{column}: {}", self.file, self.message),
            None => write!(out, "{}: {}", self.file, self.message),
        }
    }
}
