//! BuildKit's directive `# check=skip=StageNameCasing,JSONArgsRecommended;error=true` at the top of a Dockerfile, and the
//! comment of that form above one instruction.

use super::remark::{Dialect, Named, Part, Reach, Remark, Saying, reason};

/// Reads the directive's value.
pub(super) fn read(value: &str) -> Vec<Saying> {
    options(Part::whole(value), Reach::File, None)
}

/// Reads a comment that is no directive: it is for the instruction below it, and may end with a reason behind `//`.
pub(super) fn above_instruction(comment: &str) -> Vec<Saying> {
    let value =
        Part::whole(comment).behind("#").and_then(|rest| rest.behind("check")).and_then(|rest| rest.behind("="));
    let Some(value) = value else { return Vec::new() };
    match value.text.find("//") {
        Some(at) => options(value.until(at), Reach::Here, reason(&value.text[at + 2..])),
        None => options(value, Reach::Here, None),
    }
}

fn options(value: Part, reach: Reach, reason: Option<String>) -> Vec<Saying> {
    let mut start = value.start;
    let mut sayings = Vec::new();
    for text in value.text.split(';') {
        let option = Part { text, start }.trimmed();
        start += text.len() + 1;
        if let Some(list) = option.behind("skip").and_then(|rest| rest.behind("=")) {
            sayings.extend(list.listed().map(|name| skip(name, reach, reason.clone())));
        }
    }
    sayings
}

fn skip(name: Part, reach: Reach, reason: Option<String>) -> Saying {
    let named = if name.text.eq_ignore_ascii_case("all") { Named::Every } else { Named::Id(name.text.to_owned()) };
    Saying::Allows(Remark { dialect: Dialect::Buildkit, named, at: name.range(), reach, reason, until: None })
}
