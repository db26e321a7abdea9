//! BuildKit's directive `# check=skip=StageNameCasing,JSONArgsRecommended;error=true` at the top of a Dockerfile.

use super::remark::{Dialect, Named, Part, Reach, Remark, Saying};

/// Reads the directive's value.
pub(super) fn read(value: &str) -> Vec<Saying> {
    let mut start = 0;
    let mut sayings = Vec::new();
    for text in value.split(';') {
        let option = Part { text, start }.trimmed();
        start += text.len() + 1;
        if let Some(list) = option.behind("skip").and_then(|rest| rest.behind("=")) {
            sayings.extend(list.listed().map(skip));
        }
    }
    sayings
}

fn skip(name: Part) -> Saying {
    let named = if name.text.eq_ignore_ascii_case("all") { Named::Every } else { Named::Id(name.text.to_owned()) };
    let (at, reach) = (name.range(), Reach::File);
    Saying::Allows(Remark { dialect: Dialect::Buildkit, named, at, reach, reason: None, until: None })
}
