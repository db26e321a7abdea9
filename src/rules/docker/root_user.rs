//! Image that ends as root.

use crate::model::dockerfile::Dockerfile;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image that ends as root
    ///
    /// The last USER of the image that ships is root, so the container runs as root unless somebody asks for another
    /// user. A fault in the application is then root's.
    ///
    /// Only the stage that ships counts, with what it inherits along `FROM alias`: building as root is fine. hadolint
    /// looks at every stage, Trivy at the last USER of the file even if it stands in a builder, Checkov knows only
    /// the word `root`.
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
    let Some(user) = file.shipped().and_then(|stage| stage.user()) else { return };
    let Some(name) = user.words().into_iter().next() else { return };
    let expanded = name.expanded();
    let account = expanded.text.split(':').next().unwrap_or_default();
    if expanded.complete && matches!(account.trim(), "root" | "0") {
        context.hit(name.place(), "The image that ships runs as root.").about(user.describe());
    }
}
