//! zypper commands that leave indexes behind.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// zypper without clean
    ///
    /// Removing, patching and installing sources refreshes zypper's indexes too; they stay in the layer unless the same
    /// RUN cleans them. Trivy reports these commands, hadolint only installs.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    ZYPPER_WITHOUT_CLEAN = {
        id: "docker/zypper-without-clean",
        severity: Low,
        since: "2026.11",
        aliases: ["DS-0020"],
        profiles: [Strict],
        remedy: "End the RUN with zypper clean.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let verbs = ["remove", "rm", "source-install", "si", "patch"];
    if let Some(call) = packages::kept_cache(*run, &[Manager::Zypper], &verbs, &["/var/cache/zypp"]) {
        context.hit(run.place_of(call.verb_or_program().span()), "What zypper downloaded stays in this layer.");
    }
}
