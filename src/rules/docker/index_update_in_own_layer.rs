//! An index that is updated in one layer and used in another.

use crate::model::dockerfile::Dockerfile;
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// Package index updated in a layer of its own
    ///
    /// The builder caches the layer with the index and reuses it for weeks; the install in a later RUN then asks for
    /// versions that the mirrors have deleted, or installs old ones.
    ///
    /// Only installs in stages on the same base count. Trivy reports it; Checkov only where nothing is installed anywhere
    /// in the file, which is another rule.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#apt-get>
    INDEX_UPDATE_IN_OWN_LAYER = {
        id: "docker/index-update-in-own-layer",
        severity: Medium,
        since: "2026.11",
        aliases: ["DS-0017"],
        profiles: [Default],
        remedy: "Update and install in the same RUN.",
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    for (run, update) in packages::lonely_updates(file).paired {
        context.hit(
            run.place_of(update.verb_or_program().span()),
            "The install comes from this index, however old the cached layer is.",
        );
    }
}
