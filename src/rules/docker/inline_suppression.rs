//! hadolint ignored by a comment.

use crate::document::Pointer;
use crate::finding::Place;
use crate::model::dockerfile::Dockerfile;
use crate::rule::{Body, Context, rule};

rule! {
    /// hadolint ignored by a comment
    ///
    /// Reports every `# hadolint ignore=…` comment, for those who want suppressions in the configuration only. Off in
    /// every profile but `all`, as in hadolint.
    ///
    /// References: <https://github.com/hadolint/hadolint#inline-ignores>
    INLINE_SUPPRESSION = {
        id: "docker/inline-suppression",
        severity: Info,
        since: "2026.11",
        aliases: ["DL1001"],
        profiles: [],
        remedy: "Move the exception into `tidegate.yaml`, with a reason.",

        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    for comment in file.comments() {
        let text = file.source().slice(comment.span);
        let words: String = text.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(rest) = words.strip_prefix("hadolint ") else { continue };
        if rest.trim_start_matches("global ").trim_start_matches("stage ").starts_with("ignore") {
            let place = Place::new(file.source().clone(), comment.span, Pointer::root());
            context.hit(place, "This comment turns rules off.");
        }
    }
}
