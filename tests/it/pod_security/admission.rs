//! Pod Security as the admission code would answer; `examples/pod_security_admission.rs` uses it too.

use tidegate::document::Source;
use tidegate::engine::{Checker, Report, Selection};
use tidegate::finding::{Profile, Severity};
use tidegate::model::classify::classify;
use tidegate::model::{Run, Unit, Versions, Workspace};

/// The findings of a profile in a manifest under the rules of these minor releases.
pub fn check(profile: Profile, manifest: &str, minors: &[u32]) -> Report {
    let rules = tidegate::rules::all().into_iter().filter(|rule| profile.holds(&rule.meta.profiles));
    let checker = Checker::new(Selection::everywhere(rules, Severity::Medium));
    let classified = classify(&Source::new("pod.yaml", manifest), true);
    assert!(classified.problems.is_empty(), "{:?}", classified.problems);
    let units = vec![Unit::whole("pod")];
    let workspace = Workspace { documents: classified.documents, units, ..Workspace::default() };
    let versions = Versions { kubernetes: minors.to_vec() };
    checker.check(&workspace, &Run { versions, ..Run::default() })
}

/// The checks of the admission code that refuse, by their ids.
pub fn refusing(report: &Report) -> Vec<&str> {
    let rules = report.findings.iter().map(|finding| &report.rules[finding.rule].meta);
    let mut ids: Vec<&str> = rules
        .map(|meta| meta.aliases[0].strip_prefix("psa:").unwrap_or_else(|| panic!("{} has no check id", meta.id)))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
