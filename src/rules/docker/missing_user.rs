//! Image that names no user.

use crate::model::dockerfile::Dockerfile;
use crate::model::known_images::Account;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image that names no user
    ///
    /// Nothing in the image that ships says which user it runs as, and its base image is one that runs as root: a
    /// distribution, one of the official images of Docker Hub that do, distroless without `nonroot`, or nothing at all.
    ///
    /// Looked at is the stage that ships, with what it inherits along `FROM alias`. Whether an image from elsewhere
    /// names a user this file does not show; that is `docker/user-left-to-base`. Bases that are made to run as another
    /// user (`nonroot`, `rootless` or `unprivileged` in their name, Chainguard's) pass, and so does an image built on
    /// nothing that has no command of its own. Trivy and Checkov ask for a USER whatever the base is, and are content
    /// with one anywhere in the file, also in a builder.
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
    for stage in file.targets().filter(|stage| stage.names_no_user()) {
        if stage.account_of_base() == Account::Root {
            context
                .hit(
                    stage.place(),
                    "Neither this file nor its base image names a user: the image that ships runs as root.",
                )
                .about(stage.describe());
        }
    }
}
