//! apt-get dist-upgrade.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Distribution upgrade in a build
    ///
    /// `apt-get dist-upgrade` may remove packages and move to whatever release the mirrors have. The way to a newer base
    /// is a newer base image.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/>
    DISTRIBUTION_UPGRADE = {
        id: "docker/distribution-upgrade",
        severity: Medium,
        since: "2026.11",
        aliases: ["DS-0024"],
        profiles: [Strict],
        remedy: "Take a newer base image.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in
        packages::calls(*run).iter().filter(|call| call.manager == Manager::AptGet && call.does(&["dist-upgrade"]))
    {
        context.hit(run.place_of(call.verb_or_program().span()), "The whole distribution is upgraded in this layer.");
    }
}
