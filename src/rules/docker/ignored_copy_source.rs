//! COPY of what the ignore file keeps out of the context.

use crate::model::dockerfile::{BuildContext, Dockerfile};
use crate::rule::{Body, Context, rule};

rule! {
    /// COPY of an ignored path
    ///
    /// `.dockerignore` (or the Dockerfile's own `<name>.dockerignore`, which then counts alone) keeps the path out of what
    /// is sent to the builder, so the instruction finds nothing and the build fails.
    ///
    /// Exceptions (`!path`) are followed: a folder of which something comes back is not reported. BuildKit's check is
    /// silent as soon as the file has any. The context is the folder that a Compose file names, else the one at or above
    /// the Dockerfile in which most of what is copied exists.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/copy-ignored-file/>
    IGNORED_COPY_SOURCE = {
        id: "docker/ignored-copy-source",
        severity: Medium,
        since: "2026.11",
        aliases: ["CopyIgnoredFile"],
        profiles: [Default],
        remedy: "Take the path out of the ignore file, or do not copy it.",
        body: Body::BuildContexts(check),
    }
}

fn check(build_context: &BuildContext, file: &Dockerfile, context: &mut Context) {
    let Some(ignore) = &build_context.ignore else { return };
    for instruction in file.instructions() {
        for (word, path) in instruction.context_sources() {
            // What a wildcard matches is not known here.
            if path.contains(['*', '?', '[']) {
                continue;
            }
            let Some(pattern) = ignore.excludes(&path) else { continue };
            let shown = if path.is_empty() { "the whole context" } else { path.as_str() };
            let message = format!("{} keeps {shown} out of the context, so there is nothing to copy.", ignore.name());
            context.hit(word.place(), message).related(pattern, "the pattern").about(instruction.describe());
        }
    }
}
