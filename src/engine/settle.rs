//! From what rules said to findings: severity, enforcement, suppressions, fingerprints, redaction, order.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::allow::{self, Allowing};
use super::fingerprint;
use super::offer::Answers;
use super::suppress::Suppressions;
use super::{Report, Ruleset, Said, Selection, Setting, SharedRule};
use crate::document::Source;
use crate::finding::{Enforcement, Finding, Fingerprint, Severity, Status};
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
        report.summary.workloads += asked.answers.workloads;
        report.problems.append(&mut asked.answers.problems);
        if !asked.answers.said.is_empty() {
            rulesets.entry(document.source.name()).or_insert_with(|| Arc::clone(&asked.ruleset));
            said.append(&mut asked.answers.said);
        }
        if !asked.suppressions.is_empty() || !asked.ruleset.ignores.is_empty() {
            suppressions.push((document, &asked.ruleset, std::mem::take(&mut asked.suppressions)));
        }
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
    report.sort_findings();
    report.sort_problems();
    cover(&mut report.findings, &selection.rules);
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
        let mut findings = Vec::with_capacity(said.len());
        let mut here: Option<(Arc<Source>, Arc<Ruleset>)> = None;
        for said in said {
            let source = &said.hit.place.source;
            let known = here.take().filter(|(known, _)| Arc::ptr_eq(known, source));
            let (_, ruleset) = here.insert(known.unwrap_or_else(|| (Arc::clone(source), self.ruleset(source.name()))));
            if let Some(setting) = ruleset.setting(said.rule) {
                findings.push(self.finding(said, ruleset, setting));
            }
        }
        findings
    }

    fn ruleset(&self, file: &str) -> Arc<Ruleset> {
        self.rulesets.get(file).cloned().unwrap_or_else(|| self.selection.ruleset(file))
    }

    fn finding(&self, said: Said, ruleset: &Ruleset, setting: &Setting) -> Finding {
        let Said { rule, hit } = said;
        let meta = &self.selection.rules[rule].meta;
        let is_partial = hit.extras().partial.is_some();
        let whole = setting.severity.or(hit.extras().severity).unwrap_or(meta.severity);
        let severity = if is_partial { Severity::Info } else { whole };
        let denies = ruleset.fail_on.is_some_and(|limit| severity >= limit) && !setting.newer_than_edition;
        let by_severity = if denies { Enforcement::Deny } else { Enforcement::Warn };
        let enforcement = setting.enforcement.unwrap_or(by_severity);
        // What may well be right must not block, whatever the rule may do where it sees everything.
        let enforcement = if is_partial { enforcement.min(Enforcement::Warn) } else { enforcement };
        let remedy = hit.extras().remedy.clone().map_or_else(|| meta.remedy.clone(), Cow::Owned);
        let (status, fingerprint) = (Status::Open, Fingerprint::default());
        Finding { rule, severity, enforcement, status, hit, remedy, fingerprint }
    }
}

/// Marks findings, which are sorted, that say nothing new beside another one at the same token, unless that would weaken
/// the verdict.
fn cover(findings: &mut [Finding], rules: &[SharedRule]) {
    for together in findings.chunk_by_mut(are_at_one_place) {
        let open = together.iter().filter(|finding| finding.status == Status::Open);
        let covering = open.filter(|finding| !rules[finding.rule].meta.covers.is_empty());
        let covering: Vec<(usize, Enforcement)> = covering.map(|finding| (finding.rule, finding.enforcement)).collect();
        if covering.is_empty() {
            continue;
        }
        for finding in together.iter_mut().filter(|finding| finding.status == Status::Open) {
            let id = &rules[finding.rule].meta.id;
            let covers = |&&(other, enforcement): &&(usize, Enforcement)| {
                enforcement >= finding.enforcement && rules[other].meta.covers.contains(id)
            };
            if let Some((other, _)) = covering.iter().find(covers) {
                finding.status = Status::CoveredBy { rule: rules[*other].meta.id.to_string() };
            }
        }
    }
}

fn are_at_one_place(one: &Finding, other: &Finding) -> bool {
    let (one, other) = (&one.hit.place, &other.hit.place);
    if Arc::ptr_eq(&one.source, &other.source) && one.span == other.span {
        return true;
    }
    let ((file, span), (other_file, other_span)) = (one.source.in_file(one.span), other.source.in_file(other.span));
    span == other_span && file.name() == other_file.name()
}
