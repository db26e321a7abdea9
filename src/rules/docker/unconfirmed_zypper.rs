//! zypper without an answer to its question.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// zypper that asks before it installs
    ///
    /// zypper asks whether it may go on; in a build nobody answers, and it stops or fails.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    UNCONFIRMED_ZYPPER = {
        id: "docker/unconfirmed-zypper",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3034"],
        profiles: [Default, Hadolint],
        remedy: "Add -y or -n.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if matches!(call.manager, Manager::Zypper)
            && call.does(&["install", "in", "remove", "rm", "source-install", "si", "patch"])
            && !call.answers_yes()
        {
            let program = call.program.text();
            context.hit(run.place_of(call.verb_or_program().span()), format!("{program} asks before it goes on."));
        }
    }
}
