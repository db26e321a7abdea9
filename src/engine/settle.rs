//! From what rules said to findings: severity, enforcement, suppressions, fingerprints, redaction, order.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::allow::{self, Allowing};
use super::fingerprint;
use super::offer::Answers;
use super::suppress::Suppressions;
use super::{Report, Ruleset, Said, Selection, Setting};
use crate::finding::{Enforcement, Finding, Severity, Status};
use crate::model::{Run, Workspace};

/// What one document came to, before it is settled.
pub(super) struct Asked {
    pub(super) ruleset: Arc<Ruleset>,
    pub(super) answers: Answers,
    pub(super) suppressions: Suppressions,
}

/// Settles what was said about each document, in the order of the workspace's, and about all of them together.
pub(super) fn settle(
    selection: &Selection,
    workspace: &Workspace,
    run: &Run,
    mut asked: Vec<Asked>,
    joins: Answers,
) -> Report {
    let mut report = Report { rules: selection.rules.clone(), problems: joins.problems, ..Report::default() };
    report.summary.documents = workspace.documents.len();
    let mut said = joins.said;
    let mut rulesets: HashMap<&str, Arc<Ruleset>> = HashMap::new();
    let mut suppressions = Vec::new();
    for (document, asked) in workspace.documents.iter().zip(&mut asked) {
        said.append(&mut asked.answers.said);
        report.problems.append(&mut asked.answers.problems);
        report.summary.workloads += asked.answers.workloads;
        rulesets.entry(document.source.name()).or_insert_with(|| Arc::clone(&asked.ruleset));
        suppressions.push((document, &asked.ruleset, std::mem::take(&mut asked.suppressions)));
    }
    let settling = Settling { selection, rulesets };
    let mut allowing = Allowing::new(selection, run, suppressions);
    said.append(&mut allowing.faults());
    let mut findings = settling.judge(said);
    allow::allow(&mut findings, &allowing);
    let mut unused = settling.judge(allowing.unused(&findings));
    allow::allow(&mut unused, &allowing);
    findings.append(&mut unused);
    report.summary.foreign_suppressions = allowing.foreign();
    report.findings = findings;
    cover(&mut report);
    report.sort();
    fingerprint::name(&mut report.findings, &selection.rules);
    super::redact::redact(&mut report, workspace);
    report
}

struct Settling<'s> {
    selection: &'s Selection,
    /// By the name of the file.
    rulesets: HashMap<&'s str, Arc<Ruleset>>,
}

impl Settling<'_> {
    /// Gives hits their severity and enforcement. A hit of a rule that does not run where its place is falls away: a
    /// join says what it finds anywhere.
    fn judge(&self, said: Vec<Said>) -> Vec<Finding> {
        let judged = said.into_par_iter().filter_map(|said| {
            let file = said.hit.place.source.name();
            let ruleset = match self.rulesets.get(file) {
                Some(known) => Arc::clone(known),
                None => self.selection.ruleset(file),
            };
            let setting = ruleset.setting(said.rule)?;
            Some(self.finding(said, &ruleset, setting))
        });
        judged.collect()
    }

    fn finding(&self, said: Said, ruleset: &Ruleset, setting: &Setting) -> Finding {
        let Said { rule, hit } = said;
        let meta = &self.selection.rules[rule].meta;
        let is_partial = hit.partial.is_some();
        let whole = setting.severity.or(hit.severity).unwrap_or(meta.severity);
        let severity = if is_partial { Severity::Info } else { whole };
        let denies = ruleset.fail_on.is_some_and(|limit| severity >= limit) && !setting.newer_than_edition;
        let by_severity = if denies { Enforcement::Deny } else { Enforcement::Warn };
        let enforcement = setting.enforcement.unwrap_or(by_severity);
        // What may well be right must not block, whatever the rule may do where it sees everything.
        let enforcement = if is_partial { enforcement.min(Enforcement::Warn) } else { enforcement };
        let remedy = hit.remedy.clone().unwrap_or_else(|| meta.remedy.to_string());
        Finding { rule, severity, enforcement, status: Status::Open, hit, remedy, fingerprint: String::new() }
    }
}

/// Marks findings that say nothing new beside another one at the same token, unless that would weaken the verdict.
fn cover(report: &mut Report) {
    let covering: Vec<usize> = (0..report.rules.len()).filter(|&at| !report.rules[at].meta.covers.is_empty()).collect();
    if covering.is_empty() {
        return;
    }
    let place = |finding: &Finding| {
        let (file, span) = finding.hit.place.source.in_file(finding.hit.place.span);
        (file.name().to_owned(), span)
    };
    let open = report.findings.iter().filter(|finding| finding.status == Status::Open);
    let mut at_place: HashMap<_, Vec<(usize, Enforcement)>> = HashMap::new();
    for finding in open.filter(|finding| covering.binary_search(&finding.rule).is_ok()) {
        at_place.entry(place(finding)).or_default().push((finding.rule, finding.enforcement));
    }
    let rules = &report.rules;
    for finding in report.findings.iter_mut().filter(|finding| finding.status == Status::Open) {
        let Some(others) = at_place.get(&place(finding)) else { continue };
        let id = &rules[finding.rule].meta.id;
        let covers = |&&(other, enforcement): &&(usize, Enforcement)| {
            enforcement >= finding.enforcement && rules[other].meta.covers.contains(id)
        };
        if let Some((other, _)) = others.iter().find(covers) {
            finding.status = Status::CoveredBy { rule: rules[*other].meta.id.to_string() };
        }
    }
}
