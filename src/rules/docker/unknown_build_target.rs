//! Compose services that build a stage which their Dockerfile does not have.

use crate::model::compose::{Built, builds};
use crate::model::{Document, Shape};
use crate::rule::{Body, Context, rule};

rule! {
    /// Compose service that builds an unknown stage
    ///
    /// `target` is neither the name nor the number of a stage of the Dockerfile: the service cannot be built.
    ///
    /// References: <https://docs.docker.com/reference/compose-file/build/#target>
    UNKNOWN_BUILD_TARGET = {
        id: "docker/unknown-build-target",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Name a stage of the Dockerfile.",
        body: Body::Trees(check),
    }
}

fn check(document: &Document, context: &mut Context) {
    let Some(tree) = document.tree().filter(|_| document.shape == Shape::Compose) else { return };
    for build in builds(tree) {
        let key = (document.source.name().to_owned(), build.section.id());
        let built = context.workspace.builds.get(&key);
        let Some(Built { stages: Some(stages), has_target: false, .. }) = built else { continue };
        let (Some(place), Some(target)) = (build.target_place(), build.target()) else { continue };
        let known = if stages.is_empty() { "none with a name".to_owned() } else { stages.join(", ") };
        let message = format!("The Dockerfile has no stage {target}; its stages are {known}.");
        context.hit(place, message).about(format!("service {}", build.service.text()));
    }
}
