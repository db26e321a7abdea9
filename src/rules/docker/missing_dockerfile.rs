//! Compose services whose Dockerfile is not there.

use crate::model::compose::{Built, builds};
use crate::model::{Document, Shape};
use crate::rule::{Body, Context, rule};

rule! {
    /// Compose service without its Dockerfile
    ///
    /// `build` names a Dockerfile that does not exist, so the service cannot be built, and nothing of it was checked. A path
    /// starts at the service's `context`, not at the Compose file.
    ///
    /// Where the context itself is not there either (another repository, a submodule), the finding is a note unless the world
    /// is closed. Contexts on the network, outside of the repository, and paths with variables are not followed.
    ///
    /// References: <https://docs.docker.com/reference/compose-file/build/#dockerfile>
    MISSING_DOCKERFILE = {
        id: "docker/missing-dockerfile",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Name a Dockerfile that exists, from the context on.",
        body: Body::Trees(check),
    }
}

fn check(document: &Document, context: &mut Context) {
    let Some(tree) = document.tree().filter(|_| document.shape == Shape::Compose) else { return };
    for build in builds(tree) {
        let key = (document.source.name().to_owned(), build.section.id());
        let Some(Built { name, has_context, stages: None, .. }) = context.workspace.builds.get(&key) else { continue };
        let Some(place) = build.place() else { continue };
        let service = format!("service {}", build.service.text());
        if *has_context {
            context.hit(place, format!("There is no Dockerfile {name}.")).about(service);
        } else {
            let message = format!("The folder that holds the Dockerfile {name} is not there.");
            context.missing(place, message, "the folder").about(service);
        }
    }
}
