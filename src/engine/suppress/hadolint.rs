//! hadolint's pragmas: `# hadolint ignore=DL3008,SC2086`, `global ignore=`, `stage ignore=`.
//!
//! hadolint honours one that stands directly above its instruction only, and lets any words behind the list void it
//! without a word. Here several in a row, blank lines and reasons are fine.

use super::remark::{Dialect, Named, Part, Reach, Remark, Saying, reason};

/// Reads a comment of a Dockerfile.
pub(super) fn read(comment: &str) -> Vec<Saying> {
    let Some(sentence) = Part::whole(comment).behind("#").and_then(|body| body.behind("hadolint")) else {
        return Vec::new();
    };
    let (word, rest) = sentence.split_while(|c| c.is_ascii_alphabetic());
    let (reach, rest) = match word.text {
        "global" => (Reach::File, rest.trimmed()),
        "stage" => (Reach::Stage, rest.trimmed()),
        _ => (Reach::Here, sentence),
    };
    let Some(list) = rest.behind("ignore").and_then(|rest| rest.behind("=")) else { return Vec::new() };
    let (codes, rest) = codes(list);
    let reason = reason(rest.text);
    let say = |code: Part| {
        let named = Named::Id(code.text.to_owned());
        let reason = reason.clone();
        Saying::Allows(Remark { dialect: Dialect::Hadolint, named, at: code.range(), reach, reason, until: None })
    };
    codes.into_iter().map(say).collect()
}

/// Codes joined by commas, blanks around them allowed, and what follows.
fn codes(mut list: Part<'_>) -> (Vec<Part<'_>>, Part<'_>) {
    let mut codes = Vec::new();
    loop {
        let (code, rest) = list.split_while(|c| c.is_ascii_alphanumeric());
        if code.text.is_empty() {
            return (codes, rest);
        }
        codes.push(code);
        match rest.trimmed().behind(",") {
            Some(more) => list = more,
            None => return (codes, rest),
        }
    }
}
