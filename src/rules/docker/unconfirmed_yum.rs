//! yum without an answer to its question.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// yum that asks before it installs
    ///
    /// yum asks whether it may go on; in a build nobody answers, and it stops or fails.
    ///
    /// References: <https://man7.org/linux/man-pages/man8/yum.8.html>
    UNCONFIRMED_YUM = {
        id: "docker/unconfirmed-yum",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3030"],
        profiles: [Default, Hadolint],
        remedy: "Add -y.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if matches!(call.manager, Manager::Yum) && call.installs() && !call.answers_yes() {
            let program = call.program.text();
            context.hit(run.place_of(call.verb_or_program().span()), format!("{program} asks before it goes on."));
        }
    }
}
