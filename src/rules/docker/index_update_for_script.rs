//! An index that only a script may use.

use crate::model::dockerfile::Dockerfile;
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// Package index updated for a script
    ///
    /// The RUN updates the index and installs nothing itself, but it calls a script of the image or the context, which
    /// may install from it. Only who reads the script can tell; a script that begins with the update itself is clearer.
    ///
    /// Trivy and Checkov take it for an update that nothing uses, which is `docker/pointless-index-update`.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#apt-get>
    INDEX_UPDATE_FOR_SCRIPT = {
        id: "docker/index-update-for-script",
        severity: Info,
        since: "2026.11",
        aliases: ["DS-0017", "CKV_DOCKER_5"],
        profiles: [],
        remedy: "Update in the script that installs.",
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    for (run, update) in packages::lonely_updates(file).for_scripts {
        let message = "Whether anything is installed from this index only the scripts know that this RUN calls.";
        context.hit(run.place_of(update.verb_or_program().span()), message);
    }
}
