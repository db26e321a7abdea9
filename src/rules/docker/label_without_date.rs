//! Label that should hold a date and does not.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule};

rule! {
    /// Label that should hold a date and does not
    ///
    /// RFC 3339 is what tools sort by: `2026-11-21T08:00:00Z`.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    LABEL_WITHOUT_DATE = {
        id: "docker/label-without-date",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3053"],
        profiles: [Default, Hadolint],
        remedy: "Write the time as RFC 3339 says.",
        parameters: NamedLabels,
        body: Body::Instructions(&[Keyword::Label], check),
    }
}

fn check(label: &Instruction, context: &mut Context) {
    for value in context.parameters::<NamedLabels>().faulty(label, is_valid) {
        context.hit(value.place(), "This label must hold a date and time as of RFC 3339.");
    }
}

/// Whether it is a time as of RFC 3339 §5.6.
fn is_valid(value: &str) -> bool {
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
