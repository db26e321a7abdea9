//! Credential files that ship.

use crate::model::dockerfile::{Instruction, Keyword, is_credential_file};
use crate::rule::{Body, Context, rule};

rule! {
    /// Credential file in the image
    ///
    /// A file whose name says that it holds a credential (.env, id_rsa, .npmrc, .netrc, a private key, …) is copied into
    /// a layer of the image that ships, or into a builder from which a later COPY --from takes it along. Everybody who
    /// can pull the image can read it, also if a later instruction deletes it.
    ///
    /// The finding shows its way (in SARIF as a code flow). No peer follows files through stages.
    ///
    /// References: <https://docs.docker.com/build/building/secrets/>
    CREDENTIAL_FILE_IN_IMAGE = {
        id: "docker/credential-file-in-image",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Mount it with --mount=type=secret where the build needs it, and hand it in at run time where the program does.",
        cwe: [538],
        body: Body::Instructions(&[Keyword::Copy, Keyword::Add], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(stage) = copy.stage().filter(|_| copy.flag("from").is_none() && !copy.is_trigger()) else { return };
    for (source, landing) in copy.landings() {
        if !is_credential_file(&source.text()) {
            continue;
        }
        let Some(way) = stage.way_into_image(&landing) else { continue };
        let hit = context.hit(source, format!("{} is in the image that ships, at {landing}.", source.text()));
        hit.step(source, "the credential comes in");
        for step in &way {
            hit.step(*step, "it is taken along");
        }
        let last = way.last().and_then(|step| step.stage()).unwrap_or(stage);
        hit.step(last.place(), format!("{} ships", last.describe()));
    }
}
