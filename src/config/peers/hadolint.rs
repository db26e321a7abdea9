//! hadolint's configuration, `.hadolint.yaml`: read as strictly as our own and said in our terms.
//!
//! hadolint goes on with its defaults where it cannot read the file, and drops keys that it does not know without a word
//! (measured with 2.15.1); here both are problems with a place.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use serde_saphyr::{Location, Spanned};

use super::{Peer, Reading};
use crate::config::Mistake;
use crate::config::file::Pairs;
use crate::document::Source;
use crate::engine::{Catalogue, Dialect, Named};
use crate::finding::{Problem, Severity};
use crate::rules;

/// How bad hadolint takes a finding for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Style,
    Info,
    Warning,
    Error,
}

impl Level {
    /// The same in our words: what denies with `--fail-on medium` are errors and warnings.
    fn severity(self) -> Severity {
        match self {
            Level::Error => Severity::High,
            Level::Warning => Severity::Medium,
            Level::Info => Severity::Low,
            Level::Style => Severity::Info,
        }
    }

    /// The level that hadolint or ShellCheck gives a code by itself (hadolint's README, ShellCheck's wiki).
    fn of(code: &str) -> Self {
        const ERRORS: [&str; 15] = [
            "DL1000", "DL3000", "DL3004", "DL3011", "DL3012", "DL3020", "DL3021", "DL3023", "DL3024", "DL3026",
            "DL3043", "DL3044", "DL3061", "DL4000", "DL4004",
        ];
        const NOTES: [&str; 16] = [
            "DL3001", "DL3009", "DL3010", "DL3015", "DL3019", "DL3047", "DL3049", "DL3050", "DL3059", "DL3060",
            "DL3066", "SC2015", "SC2016", "SC2028", "SC2035", "SC2086",
        ];
        match code {
            "DL3048" | "SC2006" => Level::Style,
            code if ERRORS.contains(&code) || code.starts_with("SC1") => Level::Error,
            code if NOTES.contains(&code) => Level::Info,
            _ => Level::Warning,
        }
    }
}

/// What makes hadolint fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Threshold {
    Error,
    Warning,
    Info,
    Style,
    /// Nothing.
    Ignore,
    /// Nothing.
    None,
}

impl Threshold {
    fn level(self) -> Option<Level> {
        Some(match self {
            Threshold::Error => Level::Error,
            Threshold::Warning => Level::Warning,
            Threshold::Info => Level::Info,
            Threshold::Style => Level::Style,
            Threshold::Ignore | Threshold::None => return None,
        })
    }
}

/// hadolint's formats; ours are chosen with `--output`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Format {
    Tty,
    Json,
    Checkstyle,
    Codeclimate,
    GitlabCodeclimate,
    Gnu,
    Codacy,
    Sonarqube,
    Sarif,
    Junit,
}

/// What the value of a label must be.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LabelType {
    #[serde(alias = "")]
    Text,
    Url,
    Semver,
    Hash,
    Rfc3339,
    Spdx,
    Email,
}

impl LabelType {
    /// The rule that holds values of this type.
    fn rule(self) -> Option<&'static str> {
        Some(match self {
            LabelType::Text => return None,
            LabelType::Url => "docker/label-without-url",
            LabelType::Semver => "docker/label-without-version",
            LabelType::Hash => "docker/label-without-commit",
            LabelType::Rfc3339 => "docker/label-without-date",
            LabelType::Spdx => "docker/label-without-license",
            LabelType::Email => "docker/label-without-address",
        })
    }
}

/// The file, word for word.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    failure_threshold: Option<Threshold>,
    /// How hadolint prints is not how we do; that it is one of its formats is all that counts.
    #[serde(rename = "format")]
    _format: Option<Format>,
    #[serde(rename = "formats")]
    _formats: Option<Vec<Format>>,
    #[serde(rename = "no-color")]
    _no_color: Option<bool>,
    ignored: Option<Vec<Spanned<String>>>,
    label_schema: Pairs<LabelType>,
    no_fail: Option<bool>,
    #[serde(rename = "override")]
    overridden: Option<Overridden>,
    strict_labels: Option<bool>,
    disable_ignore_pragma: Option<bool>,
    #[serde(rename = "trustedRegistries")]
    trusted_registries: Option<Vec<Spanned<String>>>,
}

/// The codes of each level.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Overridden {
    error: Option<Vec<Spanned<String>>>,
    warning: Option<Vec<Spanned<String>>>,
    info: Option<Vec<Spanned<String>>>,
    style: Option<Vec<Spanned<String>>>,
}

impl Overridden {
    /// Most severe first, as the most severe wins where a code is given twice.
    fn by_level(&self) -> impl Iterator<Item = (Level, &Spanned<String>)> {
        let lists = [
            (Level::Error, &self.error),
            (Level::Warning, &self.warning),
            (Level::Info, &self.info),
            (Level::Style, &self.style),
        ];
        lists.into_iter().flat_map(|(level, codes)| codes.iter().flatten().map(move |code| (level, code)))
    }
}

/// What the file says beside what it ignores, in our terms. A `tidegate.yaml` wins over it.
#[derive(Debug, Default)]
pub(in crate::config) struct Hadolint {
    /// Codes that have another level.
    levels: BTreeMap<String, Level>,
    /// What rules are told, by their ids.
    pub parameters: BTreeMap<&'static str, Map<String, Value>>,
    /// What fails, if it says so: `Some(None)` where nothing does.
    threshold: Option<Option<Level>>,
}

/// Reads the file. One that cannot be understood says nothing but what is wrong with it; a code that nobody knows is
/// wrong, and the rest of the file holds.
pub(super) fn read(reading: &mut Reading) -> Peer {
    let Some(file) = parse(reading) else { return Peer::default() };
    let ignored = |code: &Spanned<String>| {
        reading.ignore(Dialect::Hadolint, Named::Id(code.value.to_ascii_uppercase()), code).everywhere()
    };
    Peer {
        ignores: file.ignored.iter().flatten().map(ignored).collect(),
        hadolint: Some(Hadolint::of(&file)),
        silenced: (file.disable_ignore_pragma == Some(true)).then_some(Dialect::Hadolint),
        problems: unknown_codes(&reading.source, &file),
        ..Peer::default()
    }
}

impl Hadolint {
    fn of(file: &File) -> Self {
        let mut levels = BTreeMap::new();
        for (level, code) in file.overridden.iter().flat_map(Overridden::by_level) {
            levels.entry(code.value.to_ascii_uppercase()).or_insert(level);
        }
        let fails_never = file.no_fail == Some(true);
        let threshold = if fails_never { Some(None) } else { file.failure_threshold.map(Threshold::level) };
        Self { levels, parameters: parameters(file), threshold }
    }

    /// The severity of each code that has one here.
    pub(in crate::config) fn severities(&self) -> impl Iterator<Item = (&str, Severity)> {
        self.levels.iter().map(|(code, level)| (code.as_str(), level.severity()))
    }

    /// Whether a rule with these names makes hadolint fail, where the file says what does.
    pub(in crate::config) fn fails<'a>(&self, aliases: impl Iterator<Item = &'a str>) -> Option<bool> {
        let threshold = self.threshold?;
        let codes = aliases.filter(|alias| is_code(alias));
        let level = codes.map(|code| self.levels.get(code).copied().unwrap_or_else(|| Level::of(code))).max();
        Some(threshold.is_some_and(|threshold| level.is_some_and(|level| level >= threshold)))
    }
}

fn parse(reading: &mut Reading) -> Option<File> {
    // As YAML 1.2 says and hadolint's reader does: `yes` is a word and no truth value.
    let options = serde_saphyr::options! { strict_booleans: true };
    match serde_saphyr::from_str_with_options(reading.source.text(), options) {
        Ok(Some(file)) => Some(file),
        Ok(None) => {
            reading.refuse(Location::UNKNOWN, "there is nothing in this configuration of hadolint");
            None
        }
        Err(error) => {
            reading.problems.push(Mistake::problem(&reading.source, &error));
            None
        }
    }
}

/// What rules are told: the registries, and the labels of each type.
fn parameters(file: &File) -> BTreeMap<&'static str, Map<String, Value>> {
    let mut told = BTreeMap::new();
    let mut tell = |rule: &'static str, name: &str, words: Vec<&str>| {
        if !words.is_empty() {
            told.insert(rule, Map::from_iter([(name.to_owned(), json!(words))]));
        }
    };
    let registries = file.trusted_registries.iter().flatten().map(|registry| registry.value.as_str());
    tell("docker/untrusted-registry", "trusted", registries.collect());
    let schema = &file.label_schema.0;
    let labels = |wanted: Option<&'static str>| {
        let of_type = schema.iter().filter(move |(_, kind)| wanted.is_none() || kind.rule() == wanted);
        of_type.map(|(label, _)| label.value.as_str()).collect::<Vec<_>>()
    };
    tell("docker/missing-label", "labels", labels(None));
    tell("docker/empty-label", "labels", labels(None));
    if file.strict_labels == Some(true) {
        tell("docker/unexpected-label", "labels", labels(None));
    }
    for rule in schema.iter().filter_map(|(_, kind)| kind.rule()) {
        tell(rule, "labels", labels(Some(rule)));
    }
    told
}

/// Codes that neither hadolint nor ShellCheck nor a rule of ours bears or ever bore.
fn unknown_codes(source: &Arc<Source>, file: &File) -> Vec<Problem> {
    let overridden = file.overridden.iter().flat_map(Overridden::by_level).map(|(_, code)| code);
    let mut foreign: Vec<&Spanned<String>> =
        file.ignored.iter().flatten().chain(overridden).filter(|code| !is_code_of_old(&code.value)).collect();
    if foreign.is_empty() {
        return Vec::new();
    }
    let known = Catalogue::new(rules::all().into_iter().map(Into::into).collect());
    foreign.retain(|code| known.find(&code.value).is_empty());
    foreign.sort_by_key(|code| Reverse(code.referenced.span().byte_offset()));
    let problem = |code: &Spanned<String>| {
        let meant = known.closest(&code.value).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        Mistake::problem_at(source, code.referenced, format!("unknown rule `{}`{meant}", code.value))
    };
    foreign.into_iter().map(problem).collect()
}

/// `DL3008`, `SC2086`.
fn is_code(alias: &str) -> bool {
    let number = alias.strip_prefix("DL").or_else(|| alias.strip_prefix("SC"));
    number.is_some_and(|number| number.len() == 4 && number.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Whether a code lies where hadolint gave or gives numbers, which lists of long ago still name, or is ShellCheck's.
fn is_code_of_old(code: &str) -> bool {
    let code = code.to_ascii_uppercase();
    let number: u32 = code.get(2..).and_then(|number| number.parse().ok()).unwrap_or(0);
    is_code(&code) && (code.starts_with("SC") || matches!(number, 1000..=1001 | 3000..=3067 | 4000..=4006))
}
