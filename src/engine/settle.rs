//! From what rules said to findings: severity, enforcement, suppressions, fingerprints, redaction, order.

use super::offer::Answers;
use super::{Report, Selection};
use crate::finding::{Enforcement, Finding, Severity, Status};
use crate::model::{Run, Workspace};

pub(super) fn settle(selection: &Selection, workspace: &Workspace, _run: &Run, answers: Answers) -> Report {
    let mut report = Report { rules: selection.rules.clone(), problems: answers.problems, ..Report::default() };
    report.summary.documents = workspace.documents.len();
    for said in answers.said {
        let ruleset = selection.ruleset(said.hit.place.source.name());
        let Some(setting) = ruleset.setting(said.rule) else { continue };
        let severity =
            if said.hit.partial.is_some() { Severity::Info } else { said.hit.severity.unwrap_or(setting.severity) };
        let denies = ruleset.fail_on.is_some_and(|limit| severity >= limit) && !setting.newer_than_edition;
        let by_severity = if denies { Enforcement::Deny } else { Enforcement::Warn };
        let rule = &selection.rules[said.rule];
        let remedy = said.hit.remedy.clone().unwrap_or_else(|| rule.meta.remedy.to_string());
        report.findings.push(Finding {
            rule: said.rule,
            severity,
            enforcement: setting.enforcement.unwrap_or(by_severity),
            status: Status::Open,
            hit: said.hit,
            remedy,
            fingerprint: String::new(),
        });
    }
    super::redact::redact(&mut report, workspace);
    report.sort();
    report
}
