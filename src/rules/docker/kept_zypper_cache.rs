//! What zypper leaves behind.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache left by zypper
    ///
    /// zypper keeps indexes and packages that it downloaded; they stay in the layer unless the same RUN removes them
    /// afterwards. A cache mount on its cache folder keeps them out as well.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    KEPT_ZYPPER_CACHE = {
        id: "docker/kept-zypper-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3036", "DS-0020"],
        profiles: [Default, Hadolint],
        remedy: "End the RUN with zypper clean.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let kept = packages::kept_cache(*run, &[Manager::Zypper], &["install", "in"], &["/var/cache/zypp"]);
    if let Some(install) = kept {
        context.hit(run.place_of(install.verb_or_program().span()), "What zypper downloaded stays in this layer.");
    }
}
