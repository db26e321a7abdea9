//! What rules say ([`Hit`]), what the house makes of it ([`Finding`]), and what could not be looked at ([`Problem`]).

mod problem;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::{LineColumn, Node, Pointer, Source, Span};
pub use problem::{Problem, ProblemKind};

/// The newest edition of the rule set that this program knows; no rule's `since` is behind it.
pub const EDITION: &str = "2026.11";

/// How bad a fault is; the rubric is `docs/severity.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; never blocks by default.
    Info,
    /// Hygiene: costs time or space, breaks nothing by itself.
    Low,
    /// Will hurt: an outage or a weakness under ordinary circumstances.
    Medium,
    /// A weakness that an attacker or an ordinary failure uses directly.
    High,
    /// The cluster, the account or a credential is lost.
    Critical,
}

impl Severity {
    /// Every severity, worst first.
    pub const ALL: [Severity; 5] =
        [Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Info];

    /// As written in configuration and reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Critical => "critical",
            Severity::High => "high",
            Severity::Medium => "medium",
            Severity::Low => "low",
            Severity::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|severity| severity.name().eq_ignore_ascii_case(text));
        found.ok_or_else(|| format!("unknown severity `{text}`, expected critical, high, medium, low or info"))
    }
}

/// What a finding does to the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Enforcement {
    /// Shown where asked for, never in the way.
    Audit,
    /// Shown, does not block.
    Warn,
    /// Blocks.
    Deny,
}

impl Enforcement {
    /// Every enforcement, strictest first.
    pub const ALL: [Enforcement; 3] = [Enforcement::Deny, Enforcement::Warn, Enforcement::Audit];

    /// As written in configuration and reports.
    pub fn name(self) -> &'static str {
        match self {
            Enforcement::Audit => "audit",
            Enforcement::Warn => "warn",
            Enforcement::Deny => "deny",
        }
    }
}

/// A token in a text and where it stands inside the document.
#[derive(Debug, Clone)]
pub struct Place {
    /// The text.
    pub source: Arc<Source>,
    /// The bytes at fault in it, never empty in a non-empty text.
    pub span: Span,
    /// The path inside the document.
    pub pointer: Pointer,
    /// The same path with list items by their names instead of their numbers, for a fingerprint that survives reordering;
    /// empty once that is made.
    pub named: Pointer,
    /// Whether nothing is wrong with what stands there, but something is missing in it.
    pub absent: bool,
}

impl Place {
    /// A span in a text, with the path inside its document.
    pub fn new(source: Arc<Source>, span: Span, pointer: Pointer) -> Self {
        Self { source, span, named: pointer.clone(), pointer, absent: false }
    }

    /// The value itself.
    pub fn of(node: Node) -> Self {
        let (pointer, named) = node.pointers(item_name);
        Self { source: Arc::clone(node.tree().source()), span: written_span(node), pointer, named, absent: false }
    }

    /// The key of a value; the value itself where it has none.
    pub fn key_of(node: Node) -> Self {
        Self { span: written_span(node.key().unwrap_or(node)), ..Self::of(node) }
    }

    /// Where something is missing in `map`: the key of the map; a list item or the root has no key, so the value of
    /// its `name` or `metadata.name`, else its first key. The pointer is the map's.
    pub fn absent_in(map: Node) -> Self {
        Self { span: written_span(map.name_tag()), absent: true, ..Self::of(map) }
    }

    /// Some bytes of a scalar's text, escapes and folding undone: the tag in an image.
    pub fn part_of(scalar: Node, part: Span) -> Self {
        Self { source: scalar.decoded(), span: part, ..Self::of(scalar) }
    }

    /// Start and end (exclusive) as lines and columns of the file that was read.
    pub fn region(&self) -> (Arc<Source>, LineColumn, LineColumn) {
        let (file, span) = self.source.in_file(self.span);
        let (start, end) = (file.line_column(span.start), file.line_column(span.end));
        (file, start, end)
    }
}

impl From<Node<'_>> for Place {
    fn from(node: Node) -> Self {
        Place::of(node)
    }
}

/// What a list item is called.
fn item_name(item: Node<'_>) -> Option<Cow<'_, str>> {
    item.get("name").or_else(|| item.get("key")).map(Node::text)
}

/// A value's bytes; of one that is not written its key's, or those of the dash in front of it.
fn written_span(node: Node) -> Span {
    let span = node.key().filter(|_| node.span().is_empty()).unwrap_or(node).span();
    if span.is_empty() { Span { start: span.start.saturating_sub(1), end: span.start } } else { span }
}

/// How safe it is to apply a [`Fix`] without looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FixKind {
    /// Behaviour stays, the fault goes.
    Safe,
    /// Somebody should look at the result.
    Unsafe,
}

/// Text edits that mend a fault.
#[derive(Debug, Clone)]
pub struct Fix {
    /// What it does, as an order: "Add `-y`".
    pub title: String,
    /// How safe it is.
    pub kind: FixKind,
    /// The bytes to replace and what to put there, in one source, not overlapping.
    pub edits: Vec<(Span, String)>,
}

/// What a rule says: where and what, never who or how bad.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The token at fault.
    pub place: Place,
    /// What is wrong there, one or two sentences with the names and values of this case. Borrowed, it is the rule's own
    /// and holds nothing of the input.
    pub message: Cow<'static, str>,
    /// What it is about: `Deployment shop/web`, `stage build`, `aws_s3_bucket.logs`. Many hits share it.
    pub object: Arc<str>,
    /// Apart, because most hits have none and a run may have very many hits; see [`Hit::extras`].
    pub extras: Option<Box<Extras>>,
}

/// What only some hits say.
#[derive(Debug, Clone, Default)]
pub struct Extras {
    /// Other places that belong to it.
    pub related: Vec<(Place, String)>,
    /// The way that something takes to where it does harm, step by step: a secret from its source to the shipped layer.
    pub flow: Vec<(Place, String)>,
    /// What could not be seen, where the verdict depends on it. Settling lowers such a hit to info.
    pub partial: Option<String>,
    /// A remedy for this very case; else the rule's.
    pub remedy: Option<String>,
    /// Edits that mend it.
    pub fix: Option<Fix>,
    /// A severity and enforcement that a policy result asks for itself; built-in rules leave it to the house.
    pub severity: Option<Severity>,
}

static NO_EXTRAS: Extras =
    Extras { related: Vec::new(), flow: Vec::new(), partial: None, remedy: None, fix: None, severity: None };

impl Hit {
    /// A hit at a place.
    pub fn new(place: impl Into<Place>, message: impl Into<Cow<'static, str>>) -> Self {
        Self { place: place.into(), message: message.into(), object: Arc::default(), extras: None }
    }

    /// What only some hits say.
    pub fn extras(&self) -> &Extras {
        self.extras.as_deref().unwrap_or(&NO_EXTRAS)
    }

    /// The same, to be added to.
    pub fn extras_mut(&mut self) -> &mut Extras {
        self.extras.get_or_insert_default()
    }

    /// Every place but its own, with what is said there.
    pub fn others(&self) -> impl Iterator<Item = &(Place, String)> {
        self.extras().related.iter().chain(&self.extras().flow)
    }

    /// Adds another place that belongs to it.
    pub fn related(&mut self, place: impl Into<Place>, message: impl Into<String>) -> &mut Self {
        self.extras_mut().related.push((place.into(), message.into()));
        self
    }

    /// Adds a step to the way that something takes.
    pub fn step(&mut self, place: impl Into<Place>, message: impl Into<String>) -> &mut Self {
        self.extras_mut().flow.push((place.into(), message.into()));
        self
    }

    /// Says what could not be seen.
    pub fn partial(&mut self, unseen: impl Into<String>) -> &mut Self {
        self.extras_mut().partial = Some(unseen.into());
        self
    }

    /// Gives a remedy for this very case.
    pub fn remedy(&mut self, remedy: impl Into<String>) -> &mut Self {
        self.extras_mut().remedy = Some(remedy.into());
        self
    }

    /// Gives edits that mend it.
    pub fn fix(&mut self, title: impl Into<String>, kind: FixKind, edits: Vec<(Span, String)>) -> &mut Self {
        self.extras_mut().fix = Some(Fix { title: title.into(), kind, edits });
        self
    }

    /// Says what it is about, where the rule knows better than the loop that called it.
    pub fn about(&mut self, object: impl Into<Arc<str>>) -> &mut Self {
        self.object = object.into();
        self
    }
}

/// What became of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// It counts.
    Open,
    /// A comment or annotation in the input allows it.
    Suppressed {
        /// Where, as `file:line`.
        by: String,
        /// The reason given there, if any.
        reason: Option<String>,
    },
    /// Another finding says more.
    CoveredBy {
        /// The rule of that finding.
        rule: String,
    },
}

impl Status {
    /// As written in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Suppressed { .. } => "suppressed",
            Status::CoveredBy { .. } => "covered",
        }
    }
}

/// A settled hit. Its texts are redacted.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which rule of [`crate::engine::Report::rules`].
    pub rule: usize,
    /// How bad, after the configuration and partiality.
    pub severity: Severity,
    /// What it does, after the configuration.
    pub enforcement: Enforcement,
    /// What became of it.
    pub status: Status,
    /// What, where, and what else.
    pub hit: Box<Hit>,
    /// The remedy that applies.
    pub remedy: Cow<'static, str>,
    /// Stable name of this fault; see design.md §3.
    pub fingerprint: Fingerprint,
}

/// A name of a fault that stays the same while lines move, messages are reworded and severities are configured: 32
/// hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// From a hash.
    pub fn new(hash: [u8; 16]) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [b'0'; 32];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(hash) {
            pair.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
        Self(digits)
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).expect("digits are ASCII")
    }
}

impl Default for Fingerprint {
    /// Of what has no name yet.
    fn default() -> Self {
        Self([b'0'; 32])
    }
}

/// Who a rule is and how bad: the record that pages, help, SARIF and hover are printed from.
#[derive(Debug, Clone)]
pub struct Meta {
    /// `<family>/<fault>`; reads after the word "allow".
    pub id: Cow<'static, str>,
    /// The page: first line a title, then what, why and references, in Markdown.
    pub docs: Cow<'static, str>,
    /// What to do about it, one or two sentences.
    pub remedy: Cow<'static, str>,
    /// How bad it is unless configured.
    pub severity: Severity,
    /// The edition that brought it: `2026.11`.
    pub since: Cow<'static, str>,
    /// Peers' ids and former names.
    pub aliases: Cow<'static, [Cow<'static, str>]>,
    /// The profiles that it is in, besides `all`.
    pub profiles: Cow<'static, [Profile]>,
    /// Rules (by id) that say nothing new at a token that this one marks: their findings there are marked covered.
    pub covers: Cow<'static, [Cow<'static, str>]>,
    /// CWE numbers, for security rules.
    pub cwe: Cow<'static, [u32]>,
    /// Links that are printed with it.
    pub links: Cow<'static, [Cow<'static, str>]>,
    /// What kind of fix it offers, if any.
    pub fix: Option<FixKind>,
}

impl Meta {
    /// The part before the slash.
    pub fn family(&self) -> &str {
        self.id.split(['/', ':']).next().unwrap_or("")
    }

    /// The part behind the slash.
    pub fn name(&self) -> &str {
        self.id.split_once('/').map_or(&*self.id, |(_, name)| name)
    }

    /// The first line of the page, without Markdown and trailing period.
    pub fn title(&self) -> &str {
        self.docs.trim_start().lines().next().unwrap_or("").trim().trim_end_matches('.')
    }

    /// Whether it is about security: in the profile `security`.
    pub fn is_security(&self) -> bool {
        self.profiles.contains(&Profile::Security)
    }

    /// Whether `id` is its name or one of its aliases, as spelled.
    pub fn answers_to(&self, id: &str) -> bool {
        self.id == id || self.aliases.iter().any(|alias| alias == id)
    }
}

/// A named choice of rules.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// What an experienced reviewer asks for: low noise.
    Default,
    /// Everything in `default` and what a demanding team asks for besides.
    Strict,
    /// What an attacker would use.
    Security,
    /// Every rule.
    All,
    /// Pod Security Standards, level baseline.
    PssBaseline,
    /// Pod Security Standards, level restricted.
    PssRestricted,
    /// What hadolint checks by default.
    Hadolint,
    /// What kube-linter checks by default.
    KubeLinter,
}

impl Profile {
    /// As written in configuration and reports.
    pub fn name(self) -> &'static str {
        match self {
            Profile::Default => "default",
            Profile::Strict => "strict",
            Profile::Security => "security",
            Profile::All => "all",
            Profile::PssBaseline => "pss-baseline",
            Profile::PssRestricted => "pss-restricted",
            Profile::Hadolint => "hadolint",
            Profile::KubeLinter => "kube-linter",
        }
    }

    /// Whether a rule with these profiles belongs to this one: `all` holds everything, `strict` holds `default`,
    /// `pss-restricted` holds `pss-baseline`.
    pub fn holds(self, profiles: &[Profile]) -> bool {
        match self {
            Profile::All => true,
            Profile::Strict => profiles.iter().any(|profile| matches!(profile, Profile::Strict | Profile::Default)),
            Profile::PssRestricted => {
                profiles.iter().any(|profile| matches!(profile, Profile::PssRestricted | Profile::PssBaseline))
            }
            other => profiles.contains(&other),
        }
    }
}
