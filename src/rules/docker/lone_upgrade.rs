//! An upgrade of all packages in a layer of its own.

use crate::model::dockerfile::Dockerfile;
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// Upgrade of all packages in a RUN of its own
    ///
    /// `yum update`, `dnf update` and `zypper update` upgrade what is installed, and what that brings depends on the day
    /// of the build. In a RUN of its own the layer is taken from the build cache for as long as the lines above stay the
    /// same, so that the upgrade is older than it looks.
    ///
    /// Trivy and Checkov read it like `apt-get update`, which is `docker/index-update-in-own-layer` and
    /// `docker/pointless-index-update`.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often>
    LONE_UPGRADE = {
        id: "docker/lone-upgrade",
        severity: Info,
        since: "2026.11",
        aliases: ["DS-0017", "CKV_DOCKER_5"],
        profiles: [],
        remedy: "Take a newer base image, or upgrade in the RUN that installs.",
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    for (run, upgrade) in packages::lonely_updates(file).upgrades {
        let message = "What this upgrades to depends on the day on which the layer was built.";
        context.hit(run.place_of(upgrade.verb_or_program().span()), message);
    }
}
