//! An index that is updated and not used.

use crate::model::dockerfile::Dockerfile;
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// Package index updated for nothing
    ///
    /// Nothing is installed from the index that this RUN updates: it only makes the layer bigger.
    ///
    /// Where the RUN calls scripts, which may install, it is `docker/index-update-for-script`. With yum, dnf and zypper
    /// `update` upgrades what is installed, which is `docker/lone-upgrade`.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#apt-get>
    POINTLESS_INDEX_UPDATE = {
        id: "docker/pointless-index-update",
        severity: Medium,
        since: "2026.11",
        aliases: ["DS-0017", "CKV_DOCKER_5"],
        profiles: [Default],
        remedy: "Remove the update, or install in the same RUN.",
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    for (run, update) in packages::lonely_updates(file).pointless {
        context.hit(run.place_of(update.verb_or_program().span()), "Nothing is installed from this index.");
    }
}
