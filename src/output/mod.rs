//! Floor 5, the way out: a [`Report`] in one of several formats.
//!
//! Every format is a pure function of the report and the [`RenderOptions`]: same report, same bytes. The report has
//! decided everything; a format only speaks.

mod concise;
mod github;
mod indented;
mod json;
mod line_hash;
mod neutral;
pub mod page;
mod pretty;
mod sarif;
mod spoken;
mod window;

use std::io;

use crate::engine::Report;
use crate::input::Revision;

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
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
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
    /// What was checked out, for SARIF.
    pub revision: Option<Revision>,
    /// What tells SARIF logs of several runs over one repository apart (`automationDetails.id`), ending in `/`.
    pub category: String,
    /// Whether SARIF leaves out suppressed and covered findings, as GitHub needs it.
    pub hide_suppressed: bool,
}

impl Default for RenderOptions {
    /// What suits a file: no colours, 100 columns.
    fn default() -> Self {
        Self {
            color: false,
            unicode: true,
            width: 100,
            hyperlinks: false,
            verbose: false,
            revision: None,
            category: "tidegate/".to_owned(),
            hide_suppressed: false,
        }
    }
}

/// Writes the report in a format, ending in a newline; what is for programs in pieces, as it may be large.
///
/// # Errors
/// Where `to` cannot be written.
pub fn write(report: &Report, format: Format, options: &RenderOptions, to: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Pretty => to.write_all(pretty::render(report, options).as_bytes()),
        Format::Concise => to.write_all(concise::render(report, options).as_bytes()),
        Format::Json => json::write(report, to),
        Format::Sarif => sarif::write(report, options, to),
        Format::Github => to.write_all(github::render(report, options).as_bytes()),
    }
}

/// The report in a format, ending in a newline.
pub fn render(report: &Report, format: Format, options: &RenderOptions) -> String {
    let mut text = Vec::new();
    write(report, format, options, &mut text).expect("memory can be written");
    String::from_utf8(text).expect("every format is text")
}
