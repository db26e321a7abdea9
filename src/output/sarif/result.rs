//! A finding as SARIF tells it.

use serde::Serialize;

use super::super::spoken;
use super::location::{Location, Logical, Texts};
use super::rule::{MESSAGE_ID, level};
use super::{Text, sentence};
use crate::engine::Report;
use crate::finding::{Enforcement, Finding, Place, Severity, Status};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OneResult<'r> {
    rule_id: &'r str,
    rule_index: usize,
    kind: &'static str,
    level: &'static str,
    message: Message,
    locations: [Location<'r>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    code_flows: Vec<CodeFlow<'r>>,
    partial_fingerprints: Fingerprints<'r>,
    /// Present, even if empty, as soon as one result of the run is suppressed (§3.27.23).
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<Suppression>>,
    properties: Properties<'r>,
}

/// The way that something takes (§3.36).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodeFlow<'r> {
    thread_flows: [ThreadFlow<'r>; 1],
}

#[derive(Serialize)]
struct ThreadFlow<'r> {
    locations: Vec<Step<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Step<'r> {
    location: Location<'r>,
}

#[derive(Serialize)]
struct Message {
    text: String,
    id: &'static str,
    arguments: [String; 1],
}

#[derive(Serialize)]
struct Fingerprints<'r> {
    #[serde(rename = "primaryLocationLineHash", skip_serializing_if = "Option::is_none")]
    line_hash: Option<&'r str>,
    #[serde(rename = "tidegateFingerprint/v1")]
    fingerprint: &'r str,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<String>,
}

#[derive(Serialize)]
struct Properties<'r> {
    severity: Severity,
    enforcement: Enforcement,
    status: &'static str,
    remedy: &'r str,
}

impl<'r> OneResult<'r> {
    pub(super) fn of(report: &'r Report, finding: &'r Finding, texts: &'r Texts<'r>) -> Self {
        let text = sentence(&inert(&spoken::message(finding)));
        let argument = text.strip_suffix('.').unwrap_or(&text).to_owned();
        Self {
            rule_id: &spoken::rule(report, finding).id,
            rule_index: finding.rule,
            kind: "fail",
            level: level(finding.severity),
            message: Message { text, id: MESSAGE_ID, arguments: [argument] },
            locations: [primary(finding, texts)],
            related_locations: related(finding, texts),
            code_flows: code_flow(finding, texts).into_iter().collect(),
            partial_fingerprints: Fingerprints {
                line_hash: texts.line_hash(&finding.hit.place),
                fingerprint: finding.fingerprint.as_str(),
            },
            suppressions: texts.some_suppressed.then(|| suppression(&finding.status).into_iter().collect()),
            properties: Properties {
                severity: finding.severity,
                enforcement: finding.enforcement,
                status: finding.status.name(),
                remedy: &finding.remedy,
            },
        }
    }
}

fn primary<'r>(finding: &'r Finding, texts: &Texts<'r>) -> Location<'r> {
    let mut location = texts.location(&finding.hit.place);
    if !finding.hit.object.is_empty() {
        let name = &finding.hit.object;
        location.logical_locations.push(Logical { fully_qualified_name: name, kind: "resource" });
    }
    let pointer = finding.hit.place.pointer.as_str();
    if !pointer.is_empty() {
        location.logical_locations.push(Logical { fully_qualified_name: pointer, kind: "value" });
    }
    location
}

fn related<'r>(finding: &'r Finding, texts: &Texts<'r>) -> Vec<Location<'r>> {
    let related = finding.hit.extras().related.iter().zip(1..);
    related.map(|(told, id)| Location { id: Some(id), ..told_location(told, texts) }).collect()
}

fn code_flow<'r>(finding: &'r Finding, texts: &Texts<'r>) -> Option<CodeFlow<'r>> {
    let steps = finding.hit.extras().flow.iter().map(|told| Step { location: told_location(told, texts) });
    let locations: Vec<Step> = steps.collect();
    (!locations.is_empty()).then_some(CodeFlow { thread_flows: [ThreadFlow { locations }] })
}

/// A place with what is said about it.
fn told_location<'r>((place, message): &'r (Place, String), texts: &Texts<'r>) -> Location<'r> {
    Location { message: Some(Text { text: sentence(&inert(message)) }), ..texts.location(place) }
}

/// A comment in the file suppresses in source; what another finding covers is told from outside.
fn suppression(status: &Status) -> Option<Suppression> {
    let kind = match status {
        Status::Open => return None,
        Status::Suppressed { .. } => "inSource",
        Status::CoveredBy { .. } => "external",
    };
    Some(Suppression { kind, status: "accepted", justification: spoken::reason(status) })
}

/// Text in which nothing reads as an embedded link (SARIF §3.11.6).
fn inert(text: &str) -> String {
    text.replace("](", "] (")
}
