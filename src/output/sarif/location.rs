//! Where things are: files as addresses from the root, regions with masked snippets.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::super::spoken;
use super::super::{RenderOptions, line_hash};
use super::{ROOT, Text};
use crate::document::{Source, Span};
use crate::engine::Report;
use crate::finding::{Place, Status};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<usize>,
    pub(super) physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) logical_locations: Vec<Logical<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Text<String>>,
}

/// An object or a path inside a document.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Logical<'r> {
    pub(super) fully_qualified_name: &'r str,
    pub(super) kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context_region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    snippet: Text<String>,
}

/// The texts that locations lie in, ready to be cut and hashed.
pub(super) struct Texts<'r> {
    report: &'r Report,
    /// Of each file with findings, the hashes of the lines up to the last finding.
    hashes: BTreeMap<String, Vec<String>>,
    /// Whether any finding that is told is suppressed.
    pub(super) some_suppressed: bool,
}

/// How much of the text around a region is shown.
const CONTEXT_LINES: usize = 2;
/// Longer snippets are cut, in bytes.
const LONGEST_SNIPPET: usize = 2000;

impl<'r> Texts<'r> {
    pub(super) fn new(report: &'r Report, options: &'r RenderOptions) -> Self {
        let mut files: BTreeMap<String, (Arc<Source>, usize)> = BTreeMap::new();
        for finding in &report.findings {
            let region = spoken::Region::of(&finding.hit.place);
            let (_, lines) = files.entry(region.file.name().to_owned()).or_insert((region.file, 0));
            *lines = (*lines).max(region.start.line as usize);
        }
        let hashes = files.into_iter().map(|(name, (file, lines))| (name, line_hash::of_lines(file.text(), lines)));
        let suppressed = report.findings.iter().any(|finding| finding.status != Status::Open);
        let some_suppressed = suppressed && !options.hide_suppressed;
        Self { report, hashes: hashes.collect(), some_suppressed }
    }

    /// GitHub's hash of the line where a place begins.
    pub(super) fn line_hash(&self, place: &Place) -> Option<&str> {
        let region = spoken::Region::of(place);
        self.hashes.get(region.file.name())?.get(region.start.line as usize - 1).map(String::as_str)
    }

    pub(super) fn location(&self, place: &Place) -> Location<'r> {
        let (file, span) = place.source.in_file(place.span);
        let (region, context_region) = match span.is_empty() {
            true => (None, None),
            false => {
                let around = around(&file, span);
                let region = self.region(&file, span);
                (Some(region), (around != span).then(|| self.region(&file, around)))
            }
        };
        let artifact_location = self.artifact(file.name());
        Location {
            id: None,
            physical_location: Physical { artifact_location, region, context_region },
            logical_locations: Vec::new(),
            message: None,
        }
    }

    /// A file as a whole.
    pub(super) fn file_location(&self, name: &str) -> Location<'r> {
        let physical_location = Physical { artifact_location: self.artifact(name), region: None, context_region: None };
        Location { id: None, physical_location, logical_locations: Vec::new(), message: None }
    }

    fn region(&self, file: &Source, span: Span) -> Region {
        let (start, end) = (file.line_column(span.start), file.line_column(span.end));
        let shown = Span { start: span.start, end: within(file.text(), span.start, span.end, LONGEST_SNIPPET) };
        let mut text = self.report.excerpt(file, shown).text;
        if shown != span {
            text.push('…');
        }
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            snippet: Text { text },
        }
    }

    fn artifact(&self, name: &str) -> Artifact {
        let name = self.report.redacted(name);
        if name.starts_with('/') {
            return Artifact { uri: format!("file://{}", encoded(&name)), uri_base_id: None };
        }
        Artifact { uri: encoded(&name), uri_base_id: Some(ROOT) }
    }
}

/// The lines around a span; of long lines only the part next to it.
fn around(file: &Source, span: Span) -> Span {
    const LONGEST_BEFORE: u32 = 500;
    let (lines, text) = (file.lines(), file.text());
    let first = lines.line_of(span.start).saturating_sub(CONTEXT_LINES);
    let last = (lines.line_of(span.end.saturating_sub(1)) + CONTEXT_LINES).min(lines.lines() - 1);
    let start = lines.line_span(text, first).start.max(span.start.saturating_sub(LONGEST_BEFORE));
    let start = text.ceil_char_boundary(start as usize).min(span.start as usize) as u32;
    let end = lines.line_span(text, last).end.max(span.end);
    Span { start, end: within(text, span.end, end, LONGEST_BEFORE as usize) }
}

/// `end`, or where a text of `most` bytes from `start` on ends.
fn within(text: &str, start: u32, end: u32, most: usize) -> u32 {
    text.floor_char_boundary((start as usize + most).min(end as usize)).max(start as usize) as u32
}

/// A path as a URI reference: what RFC 3986 does not allow in a path segment is percent-encoded.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        let plain = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b'@' | b'+' | b',' | b'=');
        if plain {
            uri.push(byte as char);
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
