//! Checkov's comments in Dockerfiles, `#checkov:skip=CKV_DOCKER_2:reason`, and its annotations,
//! `checkov.io/skip1: CKV_K8S_20=reason`.

use super::remark::{Dialect, Named, Part, Reach, Remark, Saying, reason};

/// The names that Checkov had or has.
const PREFIXES: [&str; 3] = ["checkov:skip=", "bridgecrew:skip=", "cortex:skip="];
const ANNOTATIONS: [&str; 3] = ["checkov.io/skip", "bridgecrew.io/skip", "cortex.io/skip"];

/// Reads a comment of a Dockerfile, wherever in the file it stands: it holds for all of it.
pub(super) fn read(comment: &str) -> Vec<Saying> {
    let Some(body) = Part::whole(comment).behind("#") else { return Vec::new() };
    let Some(rest) = PREFIXES.iter().find_map(|prefix| body.behind(prefix)) else { return Vec::new() };
    skips(rest, ':', Reach::File)
}

/// Whether an annotation is Checkov's: its key contains one of the names, whatever number follows.
pub(super) fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.iter().any(|name| key.contains(name))
}

/// Reads the value of an annotation.
pub(super) fn read_annotation(value: &str) -> Vec<Saying> {
    skips(Part::whole(value), '=', Reach::Here)
}

/// Ids joined by commas, and behind `mark` a reason.
fn skips(text: Part, mark: char, reach: Reach) -> Vec<Saying> {
    let end = text.text.find(mark).unwrap_or(text.text.len());
    let reason = text.text.get(end + 1..).and_then(reason);
    let say = |id: Part| {
        // Words that follow the last id without a mark are a reason too.
        let (id, _) = id.split_while(|c| !c.is_whitespace());
        let named = Named::Id(id.text.to_owned());
        let reason = reason.clone();
        Saying::Allows(Remark { dialect: Dialect::Checkov, named, at: id.range(), reach, reason, until: None })
    };
    text.until(end).listed().map(say).collect()
}
