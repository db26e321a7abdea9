//! Everything that came of a run: complete, sorted, redacted. The report decides; a format only speaks.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::SharedRule;
use crate::document::{Source, Span};
use crate::finding::{Enforcement, Finding, Problem, Status};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing in the way; exit code 0.
    Pass,
    /// Findings deny; exit code 1.
    Blocked,
    /// Something could not be checked; exit code 3.
    Broken,
    /// There was nothing to check; exit code 4.
    Empty,
}

impl Verdict {
    /// The process's exit code (design.md §4); 2 is for usage and configuration, before there is a report.
    pub fn exit_code(self) -> u8 {
        match self {
            Verdict::Pass => 0,
            Verdict::Blocked => 1,
            Verdict::Broken => 3,
            Verdict::Empty => 4,
        }
    }

    /// As written in reports.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Blocked => "blocked",
            Verdict::Broken => "broken",
            Verdict::Empty => "empty",
        }
    }
}

/// Counts of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that held something of ours.
    pub files: usize,
    /// Files that were passed over, by reason.
    pub skipped: BTreeMap<String, usize>,
    /// Documents that were checked.
    pub documents: usize,
    /// Workloads among them.
    pub workloads: usize,
    /// Suppressions in the input that name rules of tools or policies that we do not know.
    pub foreign_suppressions: usize,
}

/// Everything that came of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// The rules that ran, sorted by id; [`Finding::rule`] points here.
    pub rules: Vec<SharedRule>,
    /// All findings, whatever became of them, sorted by file, place, rule and message.
    pub findings: Vec<Finding>,
    /// What could not be checked, sorted likewise.
    pub problems: Vec<Problem>,
    /// Counts.
    pub summary: Summary,
    /// Findings never block (`--report-only`).
    pub report_only: bool,
    /// An empty run passes (`--allow-empty`).
    pub allow_empty: bool,
    /// What formats must not print.
    pub(super) redaction: super::redact::Redaction,
}

impl Report {
    /// How the run ended.
    pub fn verdict(&self) -> Verdict {
        if !self.problems.is_empty() {
            Verdict::Broken
        } else if !self.report_only && self.findings.iter().any(blocks) {
            Verdict::Blocked
        } else if self.summary.documents == 0 && !self.allow_empty {
            Verdict::Empty
        } else {
            Verdict::Pass
        }
    }

    /// Puts findings into the one order that every output keeps.
    pub(super) fn sort_findings(&mut self) {
        let places = self.findings.iter().map(|finding| finding.hit.place.source.in_file(finding.hit.place.span));
        let mut order: Vec<((Arc<Source>, Span), usize)> = places.zip(0..).collect();
        // They come file by file, so that this finds most of them in order.
        order.sort_by(|((one, _), _), ((other, _), _)| by_name(one, other));
        let said = |at: usize| (self.findings[at].rule, &self.findings[at].hit.message, &self.findings[at].hit.object);
        for of_file in order.chunk_by_mut(|((one, _), _), ((other, _), _)| by_name(one, other).is_eq()) {
            of_file.sort_by(|((_, one_span), one), ((_, other_span), other)| {
                one_span.cmp(other_span).then_with(|| said(*one).cmp(&said(*other)))
            });
        }
        arrange(&mut self.findings, order.into_iter().map(|(_, at)| at).collect());
    }

    /// Puts problems into the one order that every output keeps.
    pub(super) fn sort_problems(&mut self) {
        self.problems.sort_by_cached_key(|problem| {
            let span = problem.place.as_ref().map(|place| place.source.in_file(place.span).1);
            (problem.file.clone(), span, problem.kind, problem.message.clone())
        });
    }
}

fn by_name(one: &Arc<Source>, other: &Arc<Source>) -> Ordering {
    if Arc::ptr_eq(one, other) { Ordering::Equal } else { one.name().cmp(other.name()) }
}

/// Puts items where they belong: to each place the one whose index `order` has there. Moves each item once.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for first in 0..order.len() {
        // Round the places that pass an item on to each other, until the first one's is met.
        let mut at = first;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == first {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Whether two findings lie in one file.
pub(super) fn are_in_one_file(one: &Finding, other: &Finding) -> bool {
    let (one, other) = (&one.hit.place.source, &other.hit.place.source);
    Arc::ptr_eq(one, other) || one.name() == other.name()
}

/// Whether a finding is in the way.
pub fn blocks(finding: &Finding) -> bool {
    finding.status == Status::Open && finding.enforcement == Enforcement::Deny
}
