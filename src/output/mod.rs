//! Floor 5, the way out: a [`Report`] in one of several formats.
//!
//! Every format is a pure function of the report and the [`RenderOptions`]: same report, same bytes. The report has
//! decided everything; a format only speaks.

mod concise;
mod json;
mod neutral;
pub mod page;
mod pretty;
mod spoken;
mod window;

use crate::engine::Report;

pub use json::schema as report_schema;
pub use spoken::docs_link;

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Format {
    /// Excerpts with carets, remedies and links, for people.
    Pretty,
    /// One line per finding.
    Concise,
    /// Everything, for programs; its schema is `schemas/report.schema.json`.
    Json,
}

/// What the caller knows and a format cannot see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderOptions {
    /// Whether people's formats are coloured.
    pub color: bool,
    /// Whether people's formats may draw with more than ASCII.
    pub unicode: bool,
    /// The terminal's width in columns.
    pub width: usize,
    /// Whether the terminal knows hyperlinks (OSC 8).
    pub hyperlinks: bool,
    /// Whether people's formats also show what is suppressed, covered or only audited.
    pub verbose: bool,
    /// The path from the repository's root to where the run started, `/`-separated, empty or ending in `/`: SARIF and
    /// annotations name files from the root.
    pub from_root: String,
}

impl Default for RenderOptions {
    /// What suits a file: no colours, 100 columns.
    fn default() -> Self {
        Self { color: false, unicode: true, width: 100, hyperlinks: false, verbose: false, from_root: String::new() }
    }
}

/// The report in a format, ending in a newline.
pub fn render(report: &Report, format: Format, options: &RenderOptions) -> String {
    match format {
        Format::Pretty => pretty::render(report, options),
        Format::Concise => concise::render(report, options),
        Format::Json => json::render(report),
    }
}
