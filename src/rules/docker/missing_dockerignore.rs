//! Everything is sent to the builder.

use crate::model::dockerfile::{BuildContext, Dockerfile};
use crate::rule::{Body, Context, rule};

rule! {
    /// COPY of the whole context without an ignore file
    ///
    /// `COPY . .` takes what lies in the folder: `.git` with its history, `node_modules`, `.env`, keys. It is sent to the
    /// builder at every build, every change in it breaks the layer cache, and it ends in the image. A `.dockerignore` keeps
    /// out what nobody needs there.
    ///
    /// The rule is silent where a folder above the Dockerfile has one: that folder may be the context.
    ///
    /// References: <https://docs.docker.com/build/concepts/context/#dockerignore-files>
    MISSING_DOCKERIGNORE = {
        id: "docker/missing-dockerignore",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Write a .dockerignore, or copy the paths that are needed.",
        body: Body::BuildContexts(check),
    }
}

fn check(build_context: &BuildContext, file: &Dockerfile, context: &mut Context) {
    if build_context.ignore.is_some() || build_context.has_ignore_above {
        return;
    }
    let mut everything = file.instructions().flat_map(|instruction| {
        let whole = |(_, path): &(_, String)| path.is_empty() || path == "*";
        instruction.context_sources().into_iter().filter(whole).map(move |(word, _)| (instruction, word))
    });
    if let Some((instruction, word)) = everything.next() {
        context
            .hit(word.place(), "There is no .dockerignore: everything in the context is copied.")
            .about(instruction.describe());
    }
}
