//! What dnf leaves behind.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache left by dnf
    ///
    /// dnf keeps indexes and packages that it downloaded; they stay in the layer unless the same RUN removes them
    /// afterwards. A cache mount on its cache folder keeps them out as well. Trivy takes no `rm -rf` for the cleanup.
    ///
    /// References: <https://dnf.readthedocs.io/en/latest/command_ref.html>
    KEPT_DNF_CACHE = {
        id: "docker/kept-dnf-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3040", "DS-0019"],
        profiles: [Default, Hadolint],
        remedy: "End the RUN with dnf clean all.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let kept = packages::kept_cache(
        *run,
        &[Manager::Dnf],
        &[
            "install",
            "in",
            "reinstall",
            "rei",
            "upgrade",
            "up",
            "upgrade-minimal",
            "up-min",
            "install-n",
            "install-na",
            "install-nevra",
            "groupinstall",
            "localinstall",
        ],
        &["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"],
    );
    if let Some(install) = kept {
        context.hit(run.place_of(install.verb_or_program().span()), "What dnf downloaded stays in this layer.");
    }
}
