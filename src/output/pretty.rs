//! For people: each finding with its lines and a caret under the token, its remedy and the link to its page; grouped by
//! file; where there are many, the first of each rule are drawn and the others have one line each.

mod drawing;
mod paint;

use std::collections::BTreeMap;
use std::fmt::Write;

use self::drawing::Drawing;
use self::paint::Paint;
use super::spoken::{self, Region, several};
use super::{RenderOptions, neutral};
use crate::engine::{Report, Verdict};
use crate::finding::{Finding, Problem, Severity};

/// Up to so many findings, three of each rule are drawn; of more, one.
const FEW: usize = 40;
/// From so many findings on, the summary counts them by rule.
const MANY: usize = 10;

pub(super) fn render(report: &Report, options: &RenderOptions) -> String {
    let shown: Vec<&Finding> = spoken::shown(report, options).collect();
    let most_drawn = if shown.len() <= FEW { 3 } else { 1 };
    let mut page = Page { report, options, paint: Paint(options.color), text: String::new() };
    let mut drawn: BTreeMap<usize, usize> = BTreeMap::new();
    let mut only_lines = 0;
    let places: Vec<(&Finding, Region)> =
        shown.iter().map(|&finding| (finding, Region::of(&finding.hit.place))).collect();
    for of_file in places.chunk_by(|(_, a), (_, b)| a.file.name() == b.file.name()) {
        page.file_heading(of_file[0].1.file.name(), of_file.len());
        for (finding, region) in of_file {
            let count = drawn.entry(finding.rule).or_default();
            *count += 1;
            if *count <= most_drawn {
                page.drawn(finding, region);
            } else {
                page.line(finding, region);
                only_lines += 1;
            }
        }
    }
    if !report.problems.is_empty() {
        page.problems();
    }
    page.summary(&shown, only_lines, most_drawn);
    page.text
}

/// What is written so far.
struct Page<'r> {
    report: &'r Report,
    options: &'r RenderOptions,
    paint: Paint,
    text: String,
}

impl Page<'_> {
    fn put(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn file_heading(&mut self, file: &str, count: usize) {
        let title = format!("{} ({})", neutral::line(&self.report.redacted(file)), several(count, "finding"));
        let rule = if self.options.unicode { "─" } else { "-" };
        let width = self.options.width.saturating_sub(title.chars().count() + 4).max(2);
        let heading = format!("{} {title} {}", rule.repeat(2), rule.repeat(width));
        let gap = if self.text.ends_with("\n\n") || self.text.is_empty() { "" } else { "\n" };
        self.text.push_str(gap);
        let heading = self.paint.bold(&heading);
        self.put(&heading);
    }

    /// A finding with its excerpt, remedy and link.
    fn drawn(&mut self, finding: &Finding, region: &Region) {
        let rule = &self.report.rules[finding.rule];
        let heading = self.heading(finding);
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        self.put(&heading);
        let drawing = Drawing::of_finding(self.report, finding, region, &said(finding), self.options);
        self.text.push_str(&drawing.render(self.options));
        for (place, message) in drawing.elsewhere() {
            let region = Region::of(place);
            let (file, start) = (neutral::line(region.file.name()).into_owned(), region.start);
            let line = format!("   see: {file}:{}:{}: {}", start.line, start.column, neutral::line(message));
            self.put(&line);
        }
        if let Some(link) = spoken::docs_link(rule) {
            let line = format!("  docs: {}", self.paint.link(&link, self.options.hyperlinks));
            self.put(&line);
        }
        self.text.push('\n');
    }

    /// `high docker/latest-tag`, and what is unusual about it.
    fn heading(&self, finding: &Finding) -> String {
        let id = &spoken::rule(self.report, finding).id;
        let severity = self.paint.severity(finding.severity, finding.severity.name());
        let mut heading = format!("{severity} {}", self.paint.bold(&neutral::line(id)));
        if let Some(reason) = spoken::reason(&finding.status) {
            let _ = write!(heading, " [{}: {}]", finding.status.name(), neutral::line(&reason));
        }
        heading
    }

    /// A finding on one line.
    fn line(&mut self, finding: &Finding, region: &Region) {
        let (line, column) = (region.start.line, region.start.column);
        let text = format!("  {line}:{column} {}: {}", self.heading(finding), neutral::line(&said(finding)));
        self.put(&text);
    }

    fn problems(&mut self) {
        let gap = if self.text.is_empty() || self.text.ends_with("\n\n") { "" } else { "\n" };
        self.text.push_str(gap);
        for problem in &self.report.problems {
            self.problem(problem);
        }
    }

    fn problem(&mut self, problem: &Problem) {
        let kind = self.paint.severity(Severity::High, "problem");
        let heading = format!("{kind} {}", self.paint.bold(problem.kind.name()));
        self.put(&heading);
        let drawing = Drawing::of_problem(self.report, problem, self.options);
        self.text.push_str(&drawing.render(self.options));
        self.text.push('\n');
    }

    fn summary(&mut self, shown: &[&Finding], only_lines: usize, most_drawn: usize) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        if only_lines > 0 {
            let first =
                if most_drawn == 1 { "first finding".to_owned() } else { format!("first {most_drawn} findings") };
            let line =
                format!("Of each rule the {first} are drawn; {} have one line each.", several(only_lines, "more"));
            self.put(&line.replace("mores", "more").replace("first finding are", "first finding is"));
        }
        if shown.len() >= MANY {
            self.counts_by_rule(shown);
        }
        let line = spoken::summary_line(self.report);
        let line = match self.report.verdict() {
            Verdict::Pass => self.paint.green(&line),
            Verdict::Empty => line,
            Verdict::Blocked | Verdict::Broken => self.paint.severity(Severity::High, &line),
        };
        self.put(&line);
    }

    /// The rules by how often they fired, the worst first.
    fn counts_by_rule(&mut self, shown: &[&Finding]) {
        let mut counts: BTreeMap<(std::cmp::Reverse<Severity>, usize), usize> = BTreeMap::new();
        for finding in shown {
            *counts.entry((std::cmp::Reverse(finding.severity), finding.rule)).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|&((severity, rule), count)| (severity, std::cmp::Reverse(count), rule));
        for ((severity, rule), count) in counts {
            let severity = self.paint.severity(severity.0, &format!("{:<8}", severity.0.name()));
            let line = format!("{count:>6} {severity} {}", neutral::line(&self.report.rules[rule].meta.id));
            self.put(&line);
        }
    }
}

/// What a finding says, what it is about first.
fn said(finding: &Finding) -> String {
    let (object, message) = (&finding.hit.object, spoken::message(finding));
    if object.is_empty() || message.contains(&**object) { message.into_owned() } else { format!("{object}: {message}") }
}
