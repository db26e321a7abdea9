//! SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html>):
//! one run, every rule that ran, every finding.
//!
//! Reproducible: no times, no absolute paths of the checkout. Suppressed and covered findings carry `suppressions`,
//! so that viewers and GitLab pass over them; GitHub does not honour that, so [`RenderOptions::hide_suppressed`] leaves
//! them out for uploads to GitHub.

mod location;
mod result;
mod rule;
mod run;

use std::io;

use serde::Serialize;

use super::{RenderOptions, indented};
use crate::engine::Report;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name by which locations say that they are relative to the root of the repository.
const ROOT: &str = "SRCROOT";

#[derive(Serialize)]
struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [run::Run<'r>; 1],
}

/// A text where SARIF wants an object around it.
#[derive(Serialize)]
struct Text<T> {
    text: T,
}

pub(super) fn write(report: &Report, options: &RenderOptions, to: &mut dyn io::Write) -> io::Result<()> {
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run::Run::new(report, options)] };
    indented::write(&log, to)
}

/// A message that ends with a period, as SARIF viewers and GitHub expect.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}
