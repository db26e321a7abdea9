//! One line each: `file:line:column: severity[rule] message`.

use std::fmt::Write;

use super::{RenderOptions, neutral, spoken};
use crate::engine::Report;

pub(super) fn render(report: &Report, options: &RenderOptions) -> String {
    let mut lines = String::new();
    for finding in spoken::shown(report, options) {
        let region = spoken::Region::of(&finding.hit.place);
        let (file, message) = (neutral::line(region.file.name()).into_owned(), spoken::message(finding));
        let (line, column) = (region.start.line, region.start.column);
        let (severity, rule) = (finding.severity, &spoken::rule(report, finding).id);
        let status = spoken::reason(&finding.status).map(|reason| format!(" [{}: {reason}]", finding.status.name()));
        let status = status.unwrap_or_default();
        let _ = writeln!(
            lines,
            "{file}:{line}:{column}: {severity}[{rule}] {}{}",
            neutral::line(&message),
            neutral::line(&status)
        );
    }
    for problem in &report.problems {
        let place = spoken::whereabouts(problem);
        let message = neutral::line(&problem.message);
        let _ = writeln!(lines, "{}: problem[{}] {message}", neutral::line(&place), problem.kind.name());
    }
    let _ = writeln!(lines, "{}", spoken::summary_line(report));
    lines
}
