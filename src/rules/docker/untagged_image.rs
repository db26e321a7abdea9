//! Base image without a tag.

use crate::model::dockerfile::{Base, Binding, Stage, Variable, Word};
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
    let known = complete && (text.is_empty() || ImageReference::is_valid(&text));
    let shown = if known || is_image_without_arguments(stage, word, &text) { &*text } else { word.raw() };
    // Whatever a variable in front of a slash holds, the name behind it has no tag.
    let ends_plainly = || shown.rsplit_once('/').is_some_and(|(_, name)| !name.contains('$'));
    let judged = !shown.is_empty() && (!shown.contains('$') || ends_plainly());
    let image = ImageReference::parse(shown);
    if judged && image.digest().is_none() && image.tag().is_none() {
        context.hit(word.place(), format!("{shown} has no tag, which means latest."));
    }
}

/// Whether `text` is an image, and what could add to it are only ARGs without a default, which are empty unless the
/// build passes them.
fn is_image_without_arguments(stage: &Stage, word: Word, text: &str) -> bool {
    let from = word.instruction();
    let is_argument = |variable: Variable| {
        let name = word.slice(variable.name);
        matches!(from.binding(name.raw()), Some(Binding::Arg(pair)) if pair.value().is_none())
    };
    let is_stage = stage.file().stage_named(text).is_some();
    !is_stage && ImageReference::is_valid(text) && word.variables().into_iter().all(is_argument)
}
