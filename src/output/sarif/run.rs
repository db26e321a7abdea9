//! The run: the tool with its rules, how it went, and the results, written one by one.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::super::RenderOptions;
use super::super::spoken::several;
use super::location::{Location, Texts};
use super::result::OneResult;
use super::rule::Descriptor;
use super::{ROOT, Text, sentence};
use crate::engine::{Report, Verdict};
use crate::finding::{Problem, ProblemKind, Status};
use crate::input::Revision;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Run<'r> {
    tool: Tool<'r>,
    invocations: [Invocation<'r>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    version_control_provenance: Option<[Provenance<'r>; 1]>,
    original_uri_base_ids: BTreeMap<&'static str, Described>,
    automation_details: Automation<'r>,
    column_kind: &'static str,
    results: Results<'r>,
}

#[derive(Serialize)]
struct Tool<'r> {
    driver: Driver<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'r> {
    name: &'static str,
    full_name: &'static str,
    organization: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    information_uri: &'static str,
    short_description: Text<&'static str>,
    rules: Vec<Descriptor<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notifications: Vec<NotificationDescriptor>,
}

/// A kind of notification that occurs in this run.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NotificationDescriptor {
    id: &'static str,
    short_description: Text<&'static str>,
    full_description: Text<&'static str>,
    help: Text<&'static str>,
}

#[derive(Serialize)]
struct Described {
    description: Text<&'static str>,
}

#[derive(Serialize)]
struct Automation<'r> {
    id: &'r str,
    description: Text<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Provenance<'r> {
    repository_uri: &'r str,
    revision_id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    branch: Option<&'r str>,
    mapped_to: Base,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Base {
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'r> {
    execution_successful: bool,
    exit_code: u8,
    exit_code_description: &'static str,
    tool_execution_notifications: Vec<Notification<'r>>,
}

/// A problem, or files that were skipped.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification<'r> {
    descriptor: DescriptorReference,
    level: &'static str,
    message: Text<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locations: Option<[Location<'r>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Names>,
}

/// What other tools call a problem.
#[derive(Serialize)]
struct Names {
    aliases: &'static [&'static str],
}

#[derive(Serialize)]
struct DescriptorReference {
    id: &'static str,
    index: usize,
}

/// The notification that is no problem.
const SKIPPED: &str = "skipped";

impl<'r> Run<'r> {
    pub(super) fn new(report: &'r Report, options: &'r RenderOptions) -> Self {
        let texts = Texts::new(report, options);
        let known = notifications_in(report);
        let of_problem = |problem: &'r Problem| Notification::of_problem(problem, &known, &texts);
        let skipped = report.summary.skipped.iter().filter(|(_, count)| **count > 0);
        let notifications = skipped
            .map(|(reason, &count)| Notification::of_skipped(reason, count, &known))
            .chain(report.problems.iter().map(of_problem))
            .collect();
        Self {
            tool: Tool { driver: Driver::new(report, &known) },
            invocations: [Invocation::new(report, notifications)],
            version_control_provenance: options.revision.as_ref().map(|revision| [Provenance::of(revision)]),
            original_uri_base_ids: BTreeMap::from([(
                ROOT,
                Described { description: Text { text: "The root of the repository." } },
            )]),
            automation_details: Automation {
                id: &options.category,
                description: Text { text: "A check of Dockerfiles, Kubernetes manifests and Terraform plans." },
            },
            column_kind: "utf16CodeUnits",
            results: Results { report, texts, hide_suppressed: options.hide_suppressed },
        }
    }
}

impl<'r> Driver<'r> {
    fn new(report: &'r Report, notifications: &[&'static str]) -> Self {
        let describe = |id: &&'static str| NotificationDescriptor {
            id,
            short_description: Text { text: meaning(id) },
            full_description: Text { text: meaning(id) },
            help: Text { text: meaning(id) },
        };
        Self {
            name: "tidegate",
            full_name: concat!("tidegate ", env!("CARGO_PKG_VERSION")),
            organization: "tidegate",
            version: env!("CARGO_PKG_VERSION"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            information_uri: env!("CARGO_PKG_REPOSITORY"),
            short_description: Text { text: env!("CARGO_PKG_DESCRIPTION") },
            rules: report.rules.iter().map(|rule| Descriptor::of(rule)).collect(),
            notifications: notifications.iter().map(describe).collect(),
        }
    }
}

/// The kinds of notification that occur, in a fixed order.
fn notifications_in(report: &Report) -> Vec<&'static str> {
    let skipped = report.summary.skipped.values().any(|&count| count > 0).then_some(SKIPPED);
    let occurs = |kind: &ProblemKind| report.problems.iter().any(|problem| problem.kind == *kind);
    let problems = ProblemKind::ALL.into_iter().filter(occurs).map(ProblemKind::name);
    skipped.into_iter().chain(problems).collect()
}

fn meaning(id: &str) -> &'static str {
    ProblemKind::called(id).map_or("Files were passed over.", ProblemKind::title)
}

impl DescriptorReference {
    fn to(id: &'static str, known: &[&str]) -> Self {
        Self { id, index: known.iter().position(|known| *known == id).unwrap_or(0) }
    }
}

impl<'r> Notification<'r> {
    fn of_problem(problem: &'r Problem, known: &[&str], texts: &Texts<'r>) -> Self {
        let location = match &problem.place {
            Some(place) => texts.location(place),
            None => texts.file_location(&problem.file),
        };
        Self {
            descriptor: DescriptorReference::to(problem.kind.name(), known),
            level: "error",
            message: Text { text: sentence(&problem.message) },
            locations: (!problem.file.is_empty()).then_some([location]),
            properties: (!problem.aliases.is_empty()).then_some(Names { aliases: problem.aliases }),
        }
    }

    fn of_skipped(reason: &str, count: usize, known: &[&str]) -> Self {
        let were = if count == 1 { "was" } else { "were" };
        Self {
            descriptor: DescriptorReference::to(SKIPPED, known),
            level: "note",
            message: Text { text: sentence(&format!("{} {were} skipped: {reason}", several(count, "file"))) },
            locations: None,
            properties: None,
        }
    }
}

impl<'r> Invocation<'r> {
    fn new(report: &Report, tool_execution_notifications: Vec<Notification<'r>>) -> Self {
        let verdict = report.verdict();
        Self {
            execution_successful: verdict != Verdict::Broken,
            exit_code: verdict.exit_code(),
            exit_code_description: match verdict {
                Verdict::Pass => "Nothing is in the way.",
                Verdict::Blocked => "Findings block.",
                Verdict::Broken => "Something could not be checked.",
                Verdict::Empty => "There was nothing to check.",
            },
            tool_execution_notifications,
        }
    }
}

impl<'r> Provenance<'r> {
    fn of(revision: &'r Revision) -> Self {
        Self {
            repository_uri: &revision.repository,
            revision_id: &revision.commit,
            branch: revision.branch.as_deref(),
            mapped_to: Base { uri_base_id: ROOT },
        }
    }
}

/// The findings, written one by one.
struct Results<'r> {
    report: &'r Report,
    texts: Texts<'r>,
    hide_suppressed: bool,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told =
            self.report.findings.iter().filter(|finding| !self.hide_suppressed || finding.status == Status::Open);
        serializer.collect_seq(told.map(|finding| OneResult::of(self.report, finding, &self.texts)))
    }
}
