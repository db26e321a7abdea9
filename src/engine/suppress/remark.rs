//! What comments and annotations say, before anybody knows where it holds.

use std::ops::Range;

use crate::model::wildcard;
use crate::rule::SuppressionFault;

/// Whose way of allowing something it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Dialect {
    Tidegate,
    Hadolint,
    Buildkit,
    Checkov,
    /// Trivy, and tfsec before it.
    Trivy,
    KubeLinter,
    KubeScore,
    Polaris,
}

impl Dialect {
    /// A name of this tool as our rules' aliases spell it.
    pub(crate) fn alias(self, id: &str) -> String {
        match self.prefix() {
            Some(prefix) => format!("{prefix}{id}"),
            None => id.to_owned(),
        }
    }

    /// What stands in front of this tool's names in our rules' aliases.
    fn prefix(self) -> Option<&'static str> {
        match self {
            Dialect::KubeLinter => Some("kube-linter:"),
            Dialect::KubeScore => Some("kube-score:"),
            Dialect::Polaris => Some("polaris:"),
            Dialect::Tidegate | Dialect::Hadolint | Dialect::Buildkit | Dialect::Checkov | Dialect::Trivy => None,
        }
    }

    /// The aliases of what this tool silences along with `id`.
    pub(super) fn implied(self, id: &str) -> &'static [&'static str] {
        match (self, id) {
            // kube-score: ignoring the one test ignores the other.
            (Dialect::KubeScore, "container-resources") => {
                &["kube-score:container-ephemeral-storage-request-and-limit"]
            }
            _ => &[],
        }
    }

    /// Whether an alias is a name that this tool gives.
    pub(crate) fn owns(self, alias: &str) -> bool {
        match (self.prefix(), self) {
            (Some(prefix), _) => alias.starts_with(prefix),
            (None, Dialect::Trivy) => is_trivy_id(alias),
            (None, Dialect::Buildkit) => is_buildkit_name(alias),
            (None, Dialect::Checkov) => alias.starts_with("CKV_") || alias.starts_with("CKV2_"),
            (None, _) => false,
        }
    }
}

/// Whether a name that Trivy gives matches a pattern with `*`, in any case and with or without `AVD-`.
pub(super) fn is_like(alias: &str, pattern: &str) -> bool {
    let pattern = pattern.to_ascii_lowercase();
    let pattern = pattern.strip_prefix("avd-").unwrap_or(&pattern);
    let alias = alias.to_ascii_lowercase();
    wildcard::matches(&alias, pattern)
}

/// `DS-0002`, `KSV-0013`, `AWS-0107`.
fn is_trivy_id(alias: &str) -> bool {
    let Some((family, number)) = alias.split_once('-') else { return false };
    let letters = !family.is_empty() && family.bytes().all(|byte| byte.is_ascii_uppercase());
    letters && number.len() >= 4 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// `StageNameCasing`, `JSONArgsRecommended`: the only aliases that are words without a tool in front.
fn is_buildkit_name(alias: &str) -> bool {
    alias.starts_with(|first: char| first.is_ascii_uppercase())
        && alias.bytes().all(|byte| byte.is_ascii_alphabetic())
        && alias.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// How far it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// What stands below the comment, or beside it.
    Here,
    /// The build stage that begins below it.
    Stage,
    /// The whole file.
    File,
}

/// What is allowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Named {
    /// The rules that answer to an id.
    Id(String),
    /// The rules that have a name of this dialect that matches a pattern with `*`.
    Like(String),
    /// The rules that have any name of this dialect.
    Every,
}

impl Named {
    /// The id, if it is one.
    pub(crate) fn id(&self) -> Option<&str> {
        match self {
            Named::Id(id) => Some(id),
            Named::Like(_) | Named::Every => None,
        }
    }
}

/// One name in one comment or annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    pub dialect: Dialect,
    pub named: Named,
    /// Where the name stands in the text that was read.
    pub at: Range<usize>,
    pub reach: Reach,
    pub reason: Option<String>,
    pub until: Option<Until>,
}

/// When a permission ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Until {
    /// The last day on which it holds.
    pub last_day: i64,
    /// Where that stands in the text that was read.
    pub at: Range<usize>,
}

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Saying {
    Allows(Remark),
    /// It speaks our dialect, not as it should: where, and what is wrong.
    Fault(SuppressionFault, Range<usize>, String),
}

/// A part of a text that knows where it stands in it.
#[derive(Clone, Copy)]
pub(super) struct Part<'t> {
    pub text: &'t str,
    pub start: usize,
}

impl<'t> Part<'t> {
    pub(super) fn whole(text: &'t str) -> Self {
        Self { text, start: 0 }
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    pub(super) fn trimmed(self) -> Self {
        let start = self.start + self.text.len() - self.text.trim_start().len();
        Self { text: self.text.trim(), start }
    }

    /// What is left behind `prefix`, blanks dropped.
    pub(super) fn behind(self, prefix: &str) -> Option<Self> {
        let text = self.text.strip_prefix(prefix)?;
        Some(Self { text, start: self.start + prefix.len() }.trimmed())
    }

    /// From byte `at` of it on.
    pub(super) fn from(self, at: usize) -> Self {
        Self { text: &self.text[at..], start: self.start + at }
    }

    /// Up to byte `at` of it.
    pub(super) fn until(self, at: usize) -> Self {
        Self { text: &self.text[..at], start: self.start }
    }

    /// What stands between commas, blanks dropped; nothing empty.
    pub(super) fn listed(self) -> impl Iterator<Item = Part<'t>> {
        let mut start = self.start;
        self.text.split(',').filter_map(move |text| {
            let part = Part { text, start }.trimmed();
            start += text.len() + 1;
            (!part.text.is_empty()).then_some(part)
        })
    }

    /// The part in front that consists of such characters, and the rest.
    pub(super) fn split_while(self, keep: impl Fn(char) -> bool) -> (Self, Self) {
        let end = self.text.find(|c| !keep(c)).unwrap_or(self.text.len());
        (self.until(end), self.from(end))
    }
}

/// A reason is what is left when the marks in front of it are dropped; nothing if nothing is left.
pub(super) fn reason(text: &str) -> Option<String> {
    let reason = text.trim().trim_start_matches(['#', ':', '-', ' ', '"']).trim().trim_end_matches('"');
    (!reason.is_empty()).then(|| reason.to_owned())
}
