//! COPY of what is not there.

use crate::model::dockerfile::{BuildContext, Dockerfile, Sought};
use crate::rule::{Body, Context, rule};

rule! {
    /// COPY of a path that does not exist
    ///
    /// The build fails here. Often the path was renamed, or it is meant from another folder on.
    ///
    /// Looked at are the folder that a Compose file names as context, else the Dockerfile's own and all above it up to the
    /// repository's root: what exists in one of them is not reported, nor what git ignores, because something makes it,
    /// nor wildcards, which may match nothing. As a step before the build may make the path, findings are notes unless the world is closed. No peer looks.
    ///
    /// References: <https://docs.docker.com/build/concepts/context/>
    MISSING_COPY_SOURCE = {
        id: "docker/missing-copy-source",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Name a path that is in the context.",
        body: Body::BuildContexts(check),
    }
}

fn check(build_context: &BuildContext, file: &Dockerfile, context: &mut Context) {
    let may_match_nothing = |path: &str| path.contains(['*', '?', '[']);
    let is_missing =
        |path: &String| build_context.sought.get(path) == Some(&Sought::Missing) && !may_match_nothing(path);
    let is_ignored = |path: &str| build_context.ignore.as_ref().is_some_and(|ignore| ignore.excludes(path).is_some());
    for instruction in file.instructions() {
        let sources = instruction.context_sources().into_iter();
        for (word, path) in sources.filter(|(_, path)| is_missing(path) && !is_ignored(path)) {
            let message = format!("{path} is not in {}, the folder that this is built in.", build_context.folder);
            context.missing(word.place(), message, "what a step before the build makes").about(instruction.describe());
        }
    }
}
