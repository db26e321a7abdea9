//! Labels that do not hold what was agreed for them.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule_table};

/// Whether a value is what the label must hold, and what is said where it is not.
struct Row(fn(&str) -> bool, &'static str);

rule_table! {
    |ROW: Row| Body::Instructions(&[Keyword::Label], |label, context| check(&ROW, label, context));

    /// Label without a value
    ///
    /// A label that somebody asked for and that holds nothing says nothing.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    {
        row: Row(|value| !value.is_empty(), "This label must not be empty."),
        id: "docker/empty-label",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3051"],
        profiles: [Default, Hadolint],
        remedy: "Give the label a value.",
        parameters: NamedLabels,
    }

    /// Label that should hold an e-mail address and does not
    ///
    /// Whoever has a problem with the image finds nobody to write to.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    {
        row: Row(is_address, "This label must hold an e-mail address."),
        id: "docker/label-without-address",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3058"],
        profiles: [Default, Hadolint],
        remedy: "Write an e-mail address.",
        parameters: NamedLabels,
    }

    /// Label that should hold a git hash and does not
    ///
    /// The commit leads back to the source that an image was built from; it has 7 or 40 lower-case hexadecimal
    /// digits.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    {
        row: Row(is_commit, "This label must hold a git commit hash."),
        id: "docker/label-without-commit",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3055"],
        profiles: [Default, Hadolint],
        remedy: "Write the hash of the commit.",
        parameters: NamedLabels,
    }

    /// Label that should hold a date and does not
    ///
    /// RFC 3339 is what tools sort by: `2026-11-21T08:00:00Z`.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    {
        row: Row(is_time, "This label must hold a date and time as of RFC 3339."),
        id: "docker/label-without-date",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3053"],
        profiles: [Default, Hadolint],
        remedy: "Write the time as RFC 3339 says.",
        parameters: NamedLabels,
    }

    /// Label that should hold an SPDX expression and does not
    ///
    /// Licence scanners read SPDX identifiers, as in `Apache-2.0 OR MIT`.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    {
        row: Row(|value| spdx::Expression::parse(value).is_ok(), "This label must hold an SPDX licence expression."),
        id: "docker/label-without-license",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3054"],
        profiles: [Default, Hadolint],
        remedy: "Write an SPDX licence expression.",
        parameters: NamedLabels,
    }

    /// Label that should hold a URL and does not
    ///
    /// Tools that follow the label find nothing.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    {
        row: Row(is_url, "This label must hold a URL."),
        id: "docker/label-without-url",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3052"],
        profiles: [Default, Hadolint],
        remedy: "Write an absolute URL.",
        parameters: NamedLabels,
    }

    /// Label that should hold a semantic version and does not
    ///
    /// Tools that compare versions expect `major.minor.patch` (<https://semver.org>).
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    {
        row: Row(|value| semver::Version::parse(value).is_ok(), "This label must hold a semantic version."),
        id: "docker/label-without-version",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3056"],
        profiles: [Default, Hadolint],
        remedy: "Write a semantic version.",
        parameters: NamedLabels,
    }
}

fn check(Row(is_valid, fault): &Row, label: &Instruction, context: &mut Context) {
    for value in context.parameters::<NamedLabels>().faulty(label, *is_valid) {
        context.hit(value.place(), *fault);
    }
}

fn is_address(value: &str) -> bool {
    let Some((name, domain)) = value.rsplit_once('@') else { return false };
    let plain = !value.contains(char::is_whitespace) && !name.contains('@');
    plain && !name.is_empty() && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.')
}

fn is_commit(value: &str) -> bool {
    let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    matches!(value.len(), 7 | 40) && value.chars().all(hex)
}

/// Whether it is a time as of RFC 3339 §5.6.
fn is_time(value: &str) -> bool {
    let bytes = value.as_bytes();
    let digits =
        |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let is = |at: usize, allowed: &[u8]| bytes.get(at).is_some_and(|byte| allowed.contains(byte));
    let date = digits(0..4) && is(4, b"-") && digits(5..7) && is(7, b"-") && digits(8..10);
    let time = is(10, b"Tt ") && digits(11..13) && is(13, b":") && digits(14..16) && is(16, b":") && digits(17..19);
    date && time && is_offset(value[19..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()))
}

/// `Z` or `+01:00`.
fn is_offset(text: &str) -> bool {
    let numeric = |rest: &str| {
        rest.len() == 5 && rest.as_bytes()[2] == b':' && rest.replace(':', "").bytes().all(|b| b.is_ascii_digit())
    };
    matches!(text, "Z" | "z") || text.strip_prefix(['+', '-']).is_some_and(numeric)
}

fn is_url(value: &str) -> bool {
    let rest = ["http://", "https://", "ftp://"].iter().find_map(|scheme| value.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !value.contains(char::is_whitespace))
}
