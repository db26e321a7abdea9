//! dnf without an answer to its question.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// dnf that asks before it installs
    ///
    /// dnf asks whether it may go on; in a build nobody answers, and it stops or fails.
    ///
    /// References: <https://dnf.readthedocs.io/en/latest/command_ref.html>
    UNCONFIRMED_DNF = {
        id: "docker/unconfirmed-dnf",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3038"],
        profiles: [Default, Hadolint],
        remedy: "Add -y.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if matches!(call.manager, Manager::Dnf | Manager::Microdnf) && call.installs() && !call.answers_yes() {
            let program = call.program.text();
            context.hit(run.place_of(call.verb_or_program().span()), format!("{program} asks before it goes on."));
        }
    }
}
