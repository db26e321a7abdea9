//! COPY --from names no stage.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// COPY --from names no stage
    ///
    /// `--from` takes the name or number of an earlier stage, a named build context, or an image. A misspelt stage
    /// name is taken for an image of that name, pulled from Docker Hub: the build fails, or copies files of a
    /// stranger.
    ///
    /// A reference with a tag or digest is an image and passes. A bare name may also be a named context (`docker
    /// build --build-context`), which the file does not show; that is why the rule is not in the default profile.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy---from>
    UNKNOWN_COPY_SOURCE = {
        id: "docker/unknown-copy-source",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3022"],
        profiles: [Hadolint],
        remedy: "Name an earlier stage, or an image with its tag.",

        body: Body::Instructions(&[Keyword::Copy], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(from) = copy.flag("from").and_then(|flag| flag.value()) else { return };
    let Some(stage) = copy.stage() else { return };
    let name = from.text();
    let own = stage.name().is_some_and(|own| own.text().eq_ignore_ascii_case(&name))
        || (stage.from().is_some() && name == stage.index().to_string());
    let is_image = name.contains([':', '@']);
    if !copy.is_trigger() && !own && !is_image && stage.stage_meant(&name).is_none() {
        context.hit(from.place(), format!("No earlier stage is called {name}."));
    }
}
