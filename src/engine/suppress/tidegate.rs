//! Our own dialect: `# tidegate: allow <rule>[, <rule>…] -- reason [until YYYY-MM-DD]`, and `allow-file`.

use super::date;
use super::remark::{Dialect, Named, Part, Reach, Remark, Saying, Until};
use crate::rule::SuppressionFault;

/// How a comment must read; shown where one does not.
const FORM: &str = "tidegate: allow <rule>[, <rule>] -- reason [until YYYY-MM-DD]";

/// Reads a comment. Nothing where it does not speak to us.
pub(super) fn read(comment: &str) -> Vec<Saying> {
    let body = Part::whole(comment).trimmed();
    let (_, body) = body.split_while(|c| c == '#');
    let Some(order) = body.trimmed().behind("tidegate:") else { return Vec::new() };
    let (verb, rest) = order.split_while(|c| c.is_ascii_alphanumeric() || c == '-');
    let reach = match verb.text {
        "allow" => Reach::Here,
        "allow-file" => Reach::File,
        _ => return vec![malformed(order, format!("write `{FORM}`"))],
    };
    let (names, reason) = split_reason(rest.trimmed());
    let all_names = names;
    let names: Vec<Part> = names.listed().collect();
    if names.is_empty() {
        return vec![malformed(order, "it names no rule".to_owned())];
    }
    let (reason, until) = match reason.map(split_day) {
        None => (None, None),
        Some(Ok((reason, until))) => (Some(reason.text).filter(|reason| !reason.is_empty()), until),
        Some(Err((at, why))) => return vec![malformed(at, why)],
    };
    let say = |name: Part| {
        if name.text.contains(char::is_whitespace) {
            let why = format!("`{}` is not a rule's name; the reason stands behind `--`: `{FORM}`", name.text);
            return malformed(name, why);
        }
        let (named, reason) = (Named::Id(name.text.to_owned()), reason.map(str::to_owned));
        let until = until.clone();
        Saying::Allows(Remark { dialect: Dialect::Tidegate, named, at: name.range(), reach, reason, until })
    };
    let mut sayings: Vec<Saying> = names.into_iter().map(say).collect();
    if reason.is_none() && sayings.iter().any(|saying| matches!(saying, Saying::Allows(_))) {
        let what = format!("{} is allowed without a reason", all_names.text);
        sayings.push(Saying::Fault(SuppressionFault::WithoutReason, all_names.range(), what));
    }
    sayings
}

fn malformed(at: Part, why: String) -> Saying {
    Saying::Fault(SuppressionFault::Malformed, at.range(), why)
}

/// The names, and what stands behind the dashes. Editors like to turn two dashes into one long one.
fn split_reason(text: Part<'_>) -> (Part<'_>, Option<Part<'_>>) {
    let dashes = ["--", "—", "–"];
    let first = dashes.iter().filter_map(|dash| Some((text.text.find(dash)?, dash.len()))).min();
    match first {
        Some((at, length)) => (text.until(at).trimmed(), Some(text.from(at + length).trimmed())),
        None => (text, None),
    }
}

/// The reason without the day at its end, and the day. What follows the last `until` is a day if it begins with a
/// digit: "until tomorrow" is a reason like any other.
fn split_day(text: Part<'_>) -> Result<(Part<'_>, Option<Until>), (Part<'_>, String)> {
    let bare = text.text.strip_suffix(']').map_or(text, |inner| text.until(inner.len()).trimmed());
    let Some(at) = bare.text.rfind("until ") else { return Ok((text, None)) };
    let whole_word = bare.text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    let day = bare.from(at + "until ".len()).trimmed();
    if !whole_word || !day.text.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok((text, None));
    }
    let reason = bare.until(at).trimmed();
    let reason = reason.until(reason.text.trim_end_matches(['[', ' ']).len());
    match date::day(day.text) {
        Some(last_day) => Ok((reason, Some(Until { last_day, at: day.range() }))),
        None => Err((day, format!("`{}` is not a day; one looks like 2027-01-31", day.text))),
    }
}
