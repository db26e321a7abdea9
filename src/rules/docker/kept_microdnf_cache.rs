//! What microdnf leaves behind.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache left by microdnf
    ///
    /// microdnf keeps indexes and packages that it downloaded; they stay in the layer unless the same RUN removes them
    /// afterwards. A cache mount on its cache folder keeps them out as well.
    ///
    /// References: <https://dnf.readthedocs.io/en/latest/command_ref.html>
    KEPT_MICRODNF_CACHE = {
        id: "docker/kept-microdnf-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3040", "DS-0027"],
        profiles: [Default, Hadolint],
        remedy: "End the RUN with microdnf clean all.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let kept = packages::kept_cache(
        *run,
        &[Manager::Microdnf],
        &["install", "reinstall", "upgrade", "up"],
        &["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"],
    );
    if let Some(install) = kept {
        context.hit(run.place_of(install.verb_or_program().span()), "What microdnf downloaded stays in this layer.");
    }
}
