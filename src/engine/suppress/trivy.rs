//! Trivy's comments, `#trivy:ignore:DS-0002[:exp:2030-01-31]`, several in one comment, `*` in ids; tfsec's likewise.

use super::date;
use super::remark::{Dialect, Named, Part, Reach, Remark, Saying, Until};

const PREFIXES: [&str; 2] = ["trivy:ignore:", "tfsec:ignore:"];

/// Reads a comment.
pub(super) fn read(comment: &str) -> Vec<Saying> {
    let Some(body) = Part::whole(comment).behind("#") else { return Vec::new() };
    if !PREFIXES.iter().any(|prefix| body.text.starts_with(prefix)) {
        return Vec::new();
    }
    let mut sayings = Vec::new();
    let mut rest = body;
    while !rest.text.is_empty() {
        let (word, behind) = rest.split_while(|c| !c.is_whitespace());
        let bare = word.text.trim_start_matches('#');
        let bare = word.from(word.text.len() - bare.len());
        if let Some(rule) = PREFIXES.iter().find_map(|prefix| bare.behind(prefix)) {
            sayings.extend(ignore(rule));
        }
        rest = behind.trimmed();
    }
    sayings
}

/// One id with its conditions. A condition that cannot be judged here (a workspace, an attribute) makes it an id that
/// nobody knows, so that nothing is allowed by it.
fn ignore(rule: Part) -> Option<Saying> {
    let (id, conditions) = rule.split_while(|c| c != ':' && c != '[');
    let until = Part::behind(conditions, ":exp:").and_then(|day| {
        // Trivy compares with the day's first moment: on the day itself it does not hold any more.
        Some(Until { last_day: date::day(day.text)? - 1, at: day.range() })
    });
    let judged = conditions.text.is_empty() || until.is_some();
    let named = match id.text {
        _ if !judged => Named::Id(rule.text.to_owned()),
        "" => return None,
        "*" => Named::Every,
        pattern if pattern.contains('*') => Named::Like(pattern.to_owned()),
        id => Named::Id(id.to_owned()),
    };
    let (at, reach) = (id.range(), Reach::Here);
    Some(Saying::Allows(Remark { dialect: Dialect::Trivy, named, at, reach, reason: None, until }))
}
