//! Stage that ends as root and does not ship.

use crate::model::dockerfile::{Keyword, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// Builder that ends as root
    ///
    /// The last USER of a stage that is not the image that ships is root. Whoever builds that stage for itself
    /// (`--target`) gets an image that runs as root, and what the stage runs with `RUN` may write everywhere.
    ///
    /// Mostly that is harmless: builders install packages, which needs root. hadolint asks it of every stage under
    /// `DL3002`; the image that ships is `docker/root-user`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#user>
    ROOT_BUILDER = {
        id: "docker/root-builder",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3002"],
        profiles: [Hadolint],
        remedy: "End the stage with `USER` and the number of an ordinary user.",
        cwe: [250],
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let Some(user) = stage.all(Keyword::User).next_back() else { return };
    let ships = stage.file().targets().any(|shipped| shipped.user() == Some(user));
    if let Some(name) = user.root_account().filter(|_| !ships) {
        context.hit(name.place(), "This stage ends as root.").about(user.describe());
    }
}
