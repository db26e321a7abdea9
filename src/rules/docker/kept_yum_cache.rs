//! What yum leaves behind.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache left by yum
    ///
    /// yum keeps indexes and packages that it downloaded; they stay in the layer unless the same RUN removes them
    /// afterwards. A cache mount on its cache folder keeps them out as well. Trivy takes no `rm -rf` for the cleanup.
    ///
    /// References: <https://man7.org/linux/man-pages/man8/yum.8.html>
    KEPT_YUM_CACHE = {
        id: "docker/kept-yum-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3032", "DS-0015"],
        profiles: [Default, Hadolint],
        remedy: "End the RUN with yum clean all.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let kept = packages::kept_cache(
        *run,
        &[Manager::Yum],
        &["install", "groupinstall", "localinstall"],
        &["/var/cache/yum", "/var/cache/dnf"],
    );
    if let Some(install) = kept {
        context.hit(run.place_of(install.verb_or_program().span()), "What yum downloaded stays in this layer.");
    }
}
