//! What every format says about a finding or problem: its message, its region, its docs link, the counts.

use std::borrow::Cow;
use std::sync::Arc;

use super::RenderOptions;
use crate::document::{LineColumn, Source};
use crate::engine::Report;
use crate::finding::{Enforcement, Finding, Meta, Place, Problem, Severity, Status};
use crate::rule::{Body, Rule};

/// Where the page of a rule is: in the repository, as long as there is no site. A policy's rule has no page of ours;
/// its first link stands for it.
pub fn docs_link(rule: &Rule) -> Option<String> {
    match rule.body {
        Body::Policy(..) => rule.meta.links.first().map(|link| link.to_string()),
        _ => Some(format!("{}/blob/main/docs/rules/{}.md", env!("CARGO_PKG_REPOSITORY"), rule.meta.id)),
    }
}

/// A place as lines and columns of a file.
pub(super) struct Region {
    pub(super) file: Arc<Source>,
    pub(super) start: LineColumn,
    pub(super) end: LineColumn,
}

impl Region {
    pub(super) fn of(place: &Place) -> Self {
        let (file, start, end) = place.region();
        Self { file, start, end }
    }
}

/// The rule of a finding.
pub(super) fn rule<'r>(report: &'r Report, finding: &Finding) -> &'r Meta {
    &report.rules[finding.rule].meta
}

/// What a finding says, with what could not be seen.
pub(super) fn message(finding: &Finding) -> Cow<'_, str> {
    match &finding.hit.extras().partial {
        None => Cow::Borrowed(&finding.hit.message),
        Some(unseen) => {
            let (message, unseen) = (finding.hit.message.trim_end_matches('.'), unseen.trim_end_matches('.'));
            Cow::Owned(format!("{message} ({unseen})."))
        }
    }
}

/// Why a finding does not count, if so.
pub(super) fn reason(status: &Status) -> Option<String> {
    match status {
        Status::Open => None,
        Status::Suppressed { by, reason: None } => Some(format!("allowed at {by}")),
        Status::Suppressed { reason: Some(reason), .. } => Some(reason.clone()),
        Status::CoveredBy { rule } => Some(format!("{rule} says more at the same place")),
    }
}

/// The findings that people are shown: open and not only audited, or all on request.
pub(super) fn shown<'r>(report: &'r Report, options: &RenderOptions) -> impl Iterator<Item = &'r Finding> {
    let verbose = options.verbose;
    let counts = |finding: &Finding| finding.status == Status::Open && finding.enforcement != Enforcement::Audit;
    report.findings.iter().filter(move |finding| verbose || counts(finding))
}

/// Where a problem is: `file:line:column`, or the file.
pub(super) fn whereabouts(problem: &Problem) -> String {
    match &problem.place {
        None => problem.file.clone(),
        Some(place) => {
            let region = Region::of(place);
            format!("{}:{}:{}", region.file.name(), region.start.line, region.start.column)
        }
    }
}

/// How many findings there are: the open ones by severity, and those of the other statuses.
#[derive(Default)]
pub(super) struct Counts {
    /// By severity.
    open: [usize; Severity::ALL.len()],
    pub(super) suppressed: usize,
    pub(super) covered: usize,
}

impl Counts {
    pub(super) fn of(report: &Report) -> Self {
        let mut counts = Self::default();
        for finding in &report.findings {
            match finding.status {
                Status::Open => counts.open[finding.severity as usize] += 1,
                Status::Suppressed { .. } => counts.suppressed += 1,
                Status::CoveredBy { .. } => counts.covered += 1,
            }
        }
        counts
    }

    pub(super) fn open(&self, severity: Severity) -> usize {
        self.open[severity as usize]
    }

    pub(super) fn all_open(&self) -> usize {
        self.open.iter().sum()
    }
}

/// A count with its noun: `1 file`, `2 files`.
pub(super) fn several(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The last line of people's formats: what was found, in what, and how it ends.
pub(super) fn summary_line(report: &Report) -> String {
    let (counts, summary) = (Counts::of(report), &report.summary);
    let mut parts = vec![several(counts.all_open(), "finding")];
    let of_each = Severity::ALL.into_iter().filter(|&severity| counts.open(severity) > 0);
    let of_each: Vec<String> = of_each.map(|severity| format!("{} {severity}", counts.open(severity))).collect();
    if !of_each.is_empty() {
        parts[0].push_str(&format!(" ({})", of_each.join(", ")));
    }
    for (count, status) in [(counts.suppressed, "suppressed"), (counts.covered, "covered")] {
        if count > 0 {
            parts.push(format!("{count} {status}"));
        }
    }
    if !report.problems.is_empty() {
        parts.push(several(report.problems.len(), "problem"));
    }
    let (files, documents) = (several(summary.files, "file"), several(summary.documents, "document"));
    let skipped: usize = summary.skipped.values().sum();
    let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
    format!("{} in {documents} of {files}{skipped}: {}", parts.join(", "), report.verdict().name())
}
