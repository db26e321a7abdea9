//! apt where apt-get belongs.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// apt in a script
    ///
    /// apt is made for people at a terminal: its options and output may change between releases, and it warns about that
    /// itself. apt-get and apt-cache are stable.
    ///
    /// References: <https://manpages.debian.org/stable/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS>
    APT_FOR_APT_GET = {
        id: "docker/apt-for-apt-get",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3027", "CKV_DOCKER_9"],
        profiles: [Default, Hadolint],
        remedy: "Use apt-get or apt-cache.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run).iter().filter(|call| call.manager == Manager::Apt) {
        context.hit(run.place_of(call.program.span()), "apt is not made for scripts.");
    }
}
