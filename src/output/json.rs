//! Everything, for programs. The types here are the schema `schemas/report.schema.json`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::{Serialize, Serializer};

use super::indented;
use super::spoken::{self, Region};
use crate::document::Source;
use crate::engine::{Report, Verdict};
use crate::finding::{Enforcement, Finding, Place, Problem, ProblemKind, Severity, Status};

/// What came of a run of tidegate.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "tidegate report")]
struct Whole<'r> {
    /// Every finding, whatever became of it, sorted by file, place, rule and message.
    #[schemars(with = "Vec<OneFinding<'static>>")]
    findings: Findings<'r>,
    /// What could not be checked.
    problems: Vec<OneProblem<'r>>,
    /// The counts and the verdict.
    summary: Summary<'r>,
}

/// A fault at a place.
#[derive(Serialize, JsonSchema)]
struct OneFinding<'r> {
    /// The rule's id.
    rule: &'r str,
    /// The rule's names in other tools, and its former names.
    aliases: &'r [Cow<'static, str>],
    /// How bad it is.
    severity: Severity,
    /// What it does to the run while it is open.
    enforcement: Enforcement,
    /// Whether it counts.
    status: StatusName,
    /// Why it does not count, where it does not; else null.
    reason: Option<String>,
    /// What is wrong, with the names of this case.
    message: Cow<'r, str>,
    /// The token at fault.
    #[serde(flatten)]
    region: OneRegion,
    /// The path inside the document, as a JSON pointer (RFC 6901); empty where the document is no tree.
    pointer: &'r str,
    /// The way that something takes to where it does harm, step by step: a secret from its source to the shipped layer.
    flow: Vec<Step<'r>>,
    /// What it is about: `Deployment shop/web`, `stage build`, a resource address.
    object: &'r str,
    /// What to do about it.
    remedy: &'r str,
    /// A name of this fault that stays the same when lines move.
    fingerprint: &'r str,
}

/// Where a token stands.
#[derive(Serialize, JsonSchema)]
struct OneRegion {
    /// The file, relative to where the run started, `/`-separated.
    #[schemars(with = "String")]
    #[serde(serialize_with = "name")]
    file: Arc<Source>,
    /// 1-based line where the token begins.
    #[schemars(range(min = 1))]
    line: u32,
    /// 1-based column in UTF-16 code units where it begins.
    #[schemars(range(min = 1))]
    column: u32,
    /// The line where it ends.
    #[schemars(range(min = 1))]
    end_line: u32,
    /// The column behind its last character.
    #[schemars(range(min = 1))]
    end_column: u32,
}

impl OneRegion {
    fn of(place: &Place) -> Self {
        let Region { file, start, end } = Region::of(place);
        Self { file, line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}

fn name<S: Serializer>(file: &Arc<Source>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(file.name())
}

/// A step of a way.
#[derive(Serialize, JsonSchema)]
struct Step<'r> {
    /// What happens there.
    message: &'r str,
    /// Where it happens.
    #[serde(flatten)]
    region: OneRegion,
}

impl<'r> Step<'r> {
    fn of((place, message): &'r (Place, String)) -> Self {
        Self { message, region: OneRegion::of(place) }
    }
}

/// What became of a finding.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum StatusName {
    /// It counts.
    Open,
    /// The input allows it.
    Suppressed,
    /// Another finding says more at the same place.
    Covered,
}

/// Something that could not be checked.
#[derive(Serialize, JsonSchema)]
struct OneProblem<'r> {
    /// What kind.
    kind: ProblemKind,
    /// What other tools call it.
    aliases: &'r [&'r str],
    /// What happened.
    message: &'r str,
    /// The file.
    file: &'r str,
    /// 1-based line, or null where there is no place in a text.
    #[schemars(range(min = 1))]
    line: Option<u32>,
    /// 1-based column in UTF-16 code units, or null likewise.
    #[schemars(range(min = 1))]
    column: Option<u32>,
}

/// The counts and the verdict.
#[derive(Serialize, JsonSchema)]
struct Summary<'r> {
    /// Files that held something to check.
    files: usize,
    /// Files that were passed over, by reason.
    skipped: &'r BTreeMap<String, usize>,
    /// Documents that were checked.
    documents: usize,
    /// Workloads among them.
    workloads: usize,
    /// How many findings there are.
    findings: FindingCounts,
    /// How the run ended.
    verdict: Verdict,
}

/// How many findings there are.
#[derive(Serialize, JsonSchema)]
struct FindingCounts {
    /// Open findings of each severity.
    by_severity: BySeverity,
    /// Findings of each status.
    by_status: ByStatus,
}

/// Open findings of each severity.
#[derive(Serialize, JsonSchema)]
struct BySeverity {
    critical: usize,
    high: usize,
    medium: usize,
    low: usize,
    info: usize,
}

/// Findings of each status.
#[derive(Serialize, JsonSchema)]
struct ByStatus {
    open: usize,
    suppressed: usize,
    covered: usize,
}

/// The findings of a report, written one by one.
struct Findings<'r>(&'r Report);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.findings.iter().map(|finding| OneFinding::of(self.0, finding)))
    }
}

impl<'r> OneFinding<'r> {
    fn of(report: &'r Report, finding: &'r Finding) -> Self {
        let rule = spoken::rule(report, finding);
        Self {
            rule: &rule.id,
            aliases: &rule.aliases,
            severity: finding.severity,
            enforcement: finding.enforcement,
            status: match finding.status {
                Status::Open => StatusName::Open,
                Status::Suppressed { .. } => StatusName::Suppressed,
                Status::CoveredBy { .. } => StatusName::Covered,
            },
            reason: spoken::reason(&finding.status),
            message: spoken::message(finding),
            region: OneRegion::of(&finding.hit.place),
            pointer: finding.hit.place.pointer.as_str(),
            flow: finding.hit.extras().flow.iter().map(Step::of).collect(),
            object: &finding.hit.object,
            remedy: &finding.remedy,
            fingerprint: finding.fingerprint.as_str(),
        }
    }
}

impl<'r> OneProblem<'r> {
    fn of(problem: &'r Problem) -> Self {
        let start = problem.place.as_ref().map(|place| Region::of(place).start);
        Self {
            kind: problem.kind,
            aliases: problem.aliases,
            message: &problem.message,
            file: &problem.file,
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
        }
    }
}

impl<'r> Summary<'r> {
    fn of(report: &'r Report) -> Self {
        let counts = spoken::Counts::of(report);
        Self {
            files: report.summary.files,
            skipped: &report.summary.skipped,
            documents: report.summary.documents,
            workloads: report.summary.workloads,
            findings: FindingCounts {
                by_severity: BySeverity {
                    critical: counts.open(Severity::Critical),
                    high: counts.open(Severity::High),
                    medium: counts.open(Severity::Medium),
                    low: counts.open(Severity::Low),
                    info: counts.open(Severity::Info),
                },
                by_status: ByStatus { open: counts.all_open(), suppressed: counts.suppressed, covered: counts.covered },
            },
            verdict: report.verdict(),
        }
    }
}

pub(super) fn write(report: &Report, to: &mut dyn io::Write) -> io::Result<()> {
    let problems = report.problems.iter().map(OneProblem::of).collect();
    let whole = Whole { findings: Findings(report), problems, summary: Summary::of(report) };
    indented::write(&whole, to)
}

/// The JSON Schema of this format.
pub fn schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Whole<'static>>().to_value()
}
