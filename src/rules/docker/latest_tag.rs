//! Base image with the tag latest.

use crate::finding::Place;
use crate::model::dockerfile::{Base, Stage, Word};
use crate::model::image::ImageReference;
use crate::rule::{Body, Context, rule};

rule! {
    /// Base image with the tag latest
    ///
    /// `latest` is whatever was pushed last. A build that worked yesterday gets another base today, and nobody can
    /// tell which one an image was built on.
    ///
    /// A digest beside the tag fixes the content, so such a reference passes.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#from>
    LATEST_TAG = {
        id: "docker/latest-tag",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3007", "DS-0001", "CKV_DOCKER_7"],
        profiles: [Default, Hadolint],
        remedy: "Name the version that you build on, best together with its digest.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let Base::Image { word, text, complete } = stage.base() else { return };
    // A tag that is written out needs no variable in front of it to be known.
    let shown = if complete { &*text } else { word.raw() };
    let image = ImageReference::parse(shown);
    if image.digest().is_none() && image.tag().is_some_and(|tag| tag.text == "latest") {
        context.hit(tag_in(word), format!("{shown} moves: it is whatever was pushed last."));
    }
}

/// The tag where the word has it as written, else all of the word.
fn tag_in(word: Word) -> Place {
    let raw = word.raw();
    match raw.strip_suffix("latest").filter(|front| front.ends_with(':')) {
        Some(front) => word.slice(front.len()..raw.len()).place(),
        None => word.place(),
    }
}
