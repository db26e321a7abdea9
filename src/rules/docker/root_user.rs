//! Image that ends as root.

use crate::model::dockerfile::Dockerfile;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image that ends as root
    ///
    /// The last USER of the image that ships is root, so the container runs as root unless somebody asks for another
    /// user. A fault in the application is then root's.
    ///
    /// Only the stage that ships counts, with what it inherits along `FROM alias`: building as root is fine, and is
    /// `docker/root-builder` for those who want what hadolint says. Trivy looks at the last USER of the file even if it
    /// stands in a builder, Checkov knows only the word `root`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#user>
    ROOT_USER = {
        id: "docker/root-user",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3002", "DS-0002", "CKV_DOCKER_8"],
        profiles: [Default, Security, Hadolint],
        remedy: "End with `USER` and the number of an ordinary user.",
        cwe: [250],
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let mut users: Vec<_> = file.targets().filter_map(|stage| stage.user()).collect();
    users.dedup();
    for user in users {
        if let Some(name) = user.root_account() {
            context.hit(name.place(), "The image that ships runs as root.").about(user.describe());
        }
    }
}
