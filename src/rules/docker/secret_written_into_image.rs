//! Secrets that a RUN or COPY writes into a file of the image.

use crate::finding::Place;
use crate::model::dockerfile::{Dockerfile, Instruction, Leak, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret written into a file of the image
    ///
    /// The value of a secret build argument, or a mounted secret, is written into a file (`>`, `tee`, `cp`, a heredoc, `npm
    /// config set`, `git config`, a `git clone` with the token in its address), and the file is in a layer of the image that
    /// ships, or is copied into it from the stage that wrote it. A later RUN that deletes it only hides it.
    ///
    /// The finding shows the way from the secret to the image (in SARIF as a code flow). Files that the same RUN removes, and
    /// those on cache and tmpfs mounts, are in no layer. A secret is known by the name of its ARG, or because it is mounted
    /// as one. No peer follows values.
    ///
    /// References: <https://docs.docker.com/build/building/secrets/>
    SECRET_WRITTEN_INTO_IMAGE = {
        id: "docker/secret-written-into-image",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Mount the file itself with --mount=type=secret,target=…, so that no layer holds it.",
        cwe: [538],
        body: Body::Dockerfile(check),
    }
}

/// So many are followed through a file: each costs a look at all later stages.
const MOST_FOLLOWED: usize = 256;

fn check(file: &Dockerfile, context: &mut Context) {
    let instructions =
        file.stages().flat_map(|stage| stage.instructions().map(move |instruction| (stage, instruction)));
    let leaks = instructions
        .flat_map(|(stage, instruction)| instruction.leaks().into_iter().map(move |leak| (stage, instruction, leak)));
    for (stage, instruction, leak) in leaks.take(MOST_FOLLOWED) {
        judge(stage, instruction, &leak, context);
    }
}

fn judge(stage: Stage, instruction: Instruction, leak: &Leak, context: &mut Context) {
    let copies = leak.path.as_ref().and_then(|path| stage.way_into_image(path));
    let Some(copies) = copies.or_else(|| stage.ships().then(Vec::new)) else { return };
    let shown = leak.path.as_deref().unwrap_or("a file");
    let place: Place = instruction.place_of(leak.target);
    let message = format!("{} is written into {shown}, which is in the image that ships.", leak.name);
    let hit = context.hit(place.clone(), message);
    hit.about(instruction.describe());
    hit.step(leak.origin, format!("{} comes in", leak.name));
    if leak.used != leak.target {
        hit.step(instruction.place_of(leak.used), format!("{} uses it", instruction.keyword().name()));
    }
    hit.step(place, format!("it is written into {shown}"));
    for copy in &copies {
        hit.step(*copy, "the file is taken along");
    }
    let last = copies.last().and_then(|copy| copy.stage()).unwrap_or(stage);
    hit.step(last.place(), format!("{} ships", last.describe()));
}
