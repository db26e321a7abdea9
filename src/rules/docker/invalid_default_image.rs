//! Image reference that is invalid without a build argument.

use crate::model::dockerfile::{Instruction, Keyword, PLATFORM_ARGUMENTS, Value};
use crate::model::image::ImageReference;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image reference that is invalid without a build argument
    ///
    /// With the defaults of this file the reference does not name an image: a plain `docker build .` fails, and tools
    /// that read the file cannot tell what it builds on.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/>
    INVALID_DEFAULT_IMAGE = {
        id: "docker/invalid-default-image",
        severity: Medium,
        since: "2026.11",
        aliases: ["InvalidDefaultArgInFrom"],
        profiles: [Default],
        remedy: "Give the ARG a default, or write one where it is used: `${TAG:-1.2}`.",

        body: Body::Instructions(&[Keyword::From], check),
    }
}

fn check(from: &Instruction, context: &mut Context) {
    let Some(image) = from.words().into_iter().next() else { return };
    if image.variables().is_empty() {
        return;
    }
    let with_defaults = image.expanded_with(&mut |name| match from.value_of(name) {
        Value::Unknown if PLATFORM_ARGUMENTS.contains(&name) => Value::Known("linux".to_owned()),
        Value::Known(text) => Value::Known(text),
        _ => Value::Known(String::new()),
    });
    if !ImageReference::is_valid(&with_defaults.text) {
        let message = format!(
            "With the defaults of this file the base image is `{}`, which is no image reference.",
            with_defaults.text
        );
        context.hit(image.place(), message);
    }
}
