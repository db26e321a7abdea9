//! Image that names no user.

use crate::model::dockerfile::{Base, Dockerfile, Instruction};
use crate::rule::{Body, Context, rule};

rule! {
    /// Image that names no user
    ///
    /// Nothing in the image that ships says which user it runs as, so it runs as its base image does: mostly root.
    ///
    /// Looked at is the stage that ships, with what it inherits along `FROM alias`. Bases that are known to end as
    /// another user (distroless `nonroot`, `*-nonroot`, `*-rootless`, `*-unprivileged`, Chainguard's) pass, and so
    /// does an image built on nothing that has no command of its own. Trivy and Checkov are content with a USER
    /// anywhere in the file, also in a builder.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#user>
    MISSING_USER = {
        id: "docker/missing-user",
        severity: Medium,
        since: "2026.11",
        aliases: ["DS-0002", "CKV_DOCKER_3"],
        profiles: [Default, Security],
        remedy: "Add `USER` with the number of an ordinary user.",
        cwe: [250],
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let names_nobody = |user: Instruction| user.body().text().trim().is_empty();
    for stage in file.targets().filter(|stage| stage.user().is_none_or(names_nobody)) {
        let known = match stage.chain().last().map(|first| first.base()) {
            Some(Base::Image { text, .. }) => runs_as_ordinary_user(&text),
            Some(Base::Scratch) => stage.entrypoint().is_none() && stage.cmd().is_none(),
            _ => false,
        };
        if !known {
            context
                .hit(stage.place(), "Nothing says which user the image that ships runs as; mostly that is root.")
                .about(stage.describe());
        }
    }
}

/// Whether the base image is known to end as a user other than root, by the names that such images go by.
fn runs_as_ordinary_user(image: &str) -> bool {
    let name = image.to_lowercase();
    ["nonroot", "rootless", "unprivileged"].iter().any(|word| name.contains(word))
        || name.starts_with("cgr.dev/chainguard/")
}
