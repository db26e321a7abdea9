//! Base image without a tag.

use crate::model::dockerfile::{Base, Stage};
use crate::model::image::ImageReference;
use crate::rule::{Body, Context, rule};

rule! {
    /// Base image without a tag
    ///
    /// Without a tag FROM takes `latest`, whatever that is on the day of the build: tomorrow's image differs from
    /// today's although nothing changed here.
    ///
    /// Variables count as what the file's defaults make of them. hadolint never reports a name that begins with `$`,
    /// Checkov always reports one and takes the port in `localhost:5000/app` for a tag; a reference whose value only
    /// the build knows passes here. A digest needs no tag.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#from>
    UNTAGGED_IMAGE = {
        id: "docker/untagged-image",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3006", "DS-0001", "CKV_DOCKER_7"],
        profiles: [Default, Hadolint],
        remedy: "Name the version that you build on, best together with its digest.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let Base::Image { word, text, complete } = stage.base() else { return };
    let image = ImageReference::parse(&text);
    if complete && !text.is_empty() && image.digest().is_none() && image.tag().is_none_or(|tag| tag.text.is_empty()) {
        context.hit(word.place(), format!("{text} has no tag, which means latest."));
    }
}
