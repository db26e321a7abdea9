//! Credential files in builders.

use crate::model::dockerfile::{Instruction, Keyword, is_credential_file};
use crate::rule::{Body, Context, rule};

rule! {
    /// Credential file in a builder
    ///
    /// The image that ships does not get this file, but the builder's layer does: it lies in the build cache, and in the
    /// registry where the cache is exported (`--cache-to`).
    ///
    /// References: <https://docs.docker.com/build/building/secrets/>
    CREDENTIAL_FILE_IN_BUILDER = {
        id: "docker/credential-file-in-builder",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Mount it with --mount=type=secret.",
        cwe: [538],
        body: Body::Instructions(&[Keyword::Copy, Keyword::Add], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(stage) = copy.stage().filter(|_| copy.flag("from").is_none() && !copy.is_trigger()) else { return };
    for (source, landing) in copy.landings() {
        if is_credential_file(&source.text()) && stage.way_into_image(&landing).is_none() {
            context.hit(source, format!("{} stays in the layers of {}.", source.text(), stage.describe()));
        }
    }
}
