//! Base image without a digest.

use crate::model::dockerfile::{Base, Stage};
use crate::model::image::ImageReference;
use crate::rule::{Body, Context, rule};

rule! {
    /// Base image without a digest
    ///
    /// A tag can be moved: the next build may start from something else than the one that was tested. A digest
    /// (`image:tag@sha256:…`) names the bytes. Tools like Renovate and Dependabot keep digests fresh.
    ///
    /// A matter of policy and in no profile: name the rule in the configuration to switch it on.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#pin-base-image-versions>
    BASE_WITHOUT_DIGEST = {
        id: "docker/base-without-digest",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [],
        remedy: "Add the digest behind the tag.",
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let Base::Image { word, text, complete: true } = stage.base() else { return };
    if ImageReference::is_valid(&text) && ImageReference::parse(&text).digest().is_none() {
        context.hit(word.place(), format!("{text} has no digest."));
    }
}
