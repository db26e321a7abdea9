//! zypper dup.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Distribution upgrade by zypper
    ///
    /// `zypper dup` moves to whatever release the repositories have and may remove packages. The way to a newer base is a
    /// newer base image.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    ZYPPER_DISTRIBUTION_UPGRADE = {
        id: "docker/zypper-distribution-upgrade",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3035"],
        profiles: [Strict, Hadolint],
        remedy: "Take a newer base image.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run)
        .iter()
        .filter(|call| call.manager == Manager::Zypper && call.does(&["dup", "dist-upgrade"]))
    {
        context.hit(run.place_of(call.verb_or_program().span()), "The whole distribution is upgraded in this layer.");
    }
}
