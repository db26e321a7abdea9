//! Workflow commands of GitHub Actions: each finding becomes an annotation of the file.
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message>
//!
//! The worst come first, because GitHub shows only ten annotations of each level per step; what is suppressed or
//! covered is left out.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt::Write;

use super::spoken::{self, Region};
use super::{RenderOptions, neutral};
use crate::engine::Report;
use crate::finding::{Finding, Problem, Severity};

/// How many annotations of each level GitHub shows of one step.
const SHOWN_BY_GITHUB: usize = 10;

pub(super) fn render(report: &Report, options: &RenderOptions) -> String {
    let mut commands = String::new();
    for problem in &report.problems {
        commands.push_str(&of_problem(report, problem));
    }
    let mut findings: Vec<&Finding> = spoken::shown(report, options).collect();
    findings.sort_by_key(|finding| Reverse(finding.severity));
    for finding in &findings {
        commands.push_str(&of_finding(report, finding));
    }
    if findings.len() + report.problems.len() > SHOWN_BY_GITHUB {
        let _ =
            writeln!(commands, "GitHub shows {SHOWN_BY_GITHUB} annotations of each level; this log has all of them.");
    }
    let _ = writeln!(commands, "{}", spoken::summary_line(report));
    commands
}

fn of_finding(report: &Report, finding: &Finding) -> String {
    let region = Region::of(&finding.hit.place);
    let rule = spoken::rule(report, finding);
    let mut properties = vec![("file", report.redacted(region.file.name()))];
    let (start, end) = (region.start, region.end);
    properties.push(("line", start.line.to_string()));
    properties.push(("endLine", end.line.to_string()));
    // GitHub refuses columns of an annotation over several lines.
    if start.line == end.line {
        properties.push(("col", start.column.to_string()));
        properties.push(("endColumn", end.column.to_string()));
    }
    properties.push(("title", format!("{} ({})", rule.id, finding.severity)));
    let message = format!("{}\n{}", neutral::line(&spoken::message(finding)), neutral::line(&finding.remedy));
    command(level(finding.severity), &properties, &message)
}

fn of_problem(report: &Report, problem: &Problem) -> String {
    let mut properties = vec![("file", report.redacted(&problem.file))];
    if let Some(place) = &problem.place {
        let start = Region::of(place).start;
        properties.push(("line", start.line.to_string()));
        properties.push(("col", start.column.to_string()));
    }
    properties.push(("title", problem.kind.name().to_owned()));
    command("error", &properties, &neutral::line(&problem.message))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "notice",
    }
}

fn command(level: &str, properties: &[(&str, String)], message: &str) -> String {
    let property = |(name, value): &(&str, String)| format!("{name}={}", escaped(&neutral::line(value), true));
    let properties: Vec<String> = properties.iter().map(property).collect();
    format!("::{level} {}::{}\n", properties.join(","), escaped(message, false))
}

/// As the runner reads it back: line ends would end the command, in properties `:` and `,` would end the value.
fn escaped(text: &str, property: bool) -> Cow<'_, str> {
    let mut escaped = Cow::Borrowed(text);
    for (plain, code) in [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")] {
        if escaped.contains(plain) {
            escaped = Cow::Owned(escaped.replace(plain, code));
        }
    }
    for (plain, code) in [(":", "%3A"), (",", "%2C")] {
        if property && escaped.contains(plain) {
            escaped = Cow::Owned(escaped.replace(plain, code));
        }
    }
    escaped
}
