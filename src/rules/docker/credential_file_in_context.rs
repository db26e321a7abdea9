//! Credential file copied along with everything.

use crate::model::dockerfile::{BuildContext, Dockerfile};
use crate::rule::{Body, Context, rule};

rule! {
    /// Credential file copied along with everything
    ///
    /// `COPY . .` takes whatever lies in the context, and in it lies a file whose name says that it holds a credential: it ends in the
    /// image that ships, and nobody wrote that down. A file that only lies on this machine counts too: it is in what is built here.
    ///
    /// Looked at are the context's own folder, without what the ignore file keeps out, and instructions whose files reach the image
    /// that ships. The finding shows the way (in SARIF as a code flow).
    ///
    /// References: <https://docs.docker.com/build/concepts/context/#dockerignore-files>
    CREDENTIAL_FILE_IN_CONTEXT = {
        id: "docker/credential-file-in-context",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Add the file to .dockerignore, or copy the paths that are needed.",
        cwe: [538],
        body: Body::BuildContexts(check),
    }
}

fn check(build_context: &BuildContext, file: &Dockerfile, context: &mut Context) {
    for instruction in file.instructions() {
        let Some(stage) = instruction.stage() else { continue };
        for (word, path) in instruction.context_sources() {
            if !path.is_empty() && path != "*" {
                continue;
            }
            let landing =
                instruction.landings().into_iter().find(|(source, _)| *source == word).map(|(_, landing)| landing);
            for name in build_context.credentials.iter().filter(|name| path.is_empty() || !name.starts_with('.')) {
                let landed = landing.as_ref().map(|folder| format!("{}/{name}", folder.trim_end_matches('/')));
                let way = landed.as_ref().and_then(|path| stage.way_into_image(path));
                let Some(way) = way.or_else(|| stage.ships().then(Vec::new)) else { continue };
                let hit = context.hit(word.place(), format!("{name} is copied along and is in the image that ships."));
                hit.about(instruction.describe()).step(word.place(), format!("{name} comes in with everything else"));
                for copy in &way {
                    hit.step(*copy, "it is taken along");
                }
                let last = way.last().and_then(|copy| copy.stage()).unwrap_or(stage);
                hit.step(last.place(), format!("{} ships", last.describe()));
            }
        }
    }
}
