//! apt-get without an answer to its question.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// apt-get that asks before it installs
    ///
    /// apt-get asks whether it may go on; in a build nobody answers, and it stops or fails. `-y`, `--yes`,
    /// `--assume-yes`, `-qq` and `-q=2` answer. Trivy finds the command by a regular expression: an option with a value
    /// hides it, and `-qq` does not count.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#apt-get>
    UNCONFIRMED_APT_GET = {
        id: "docker/unconfirmed-apt-get",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3014", "DS-0021"],
        profiles: [Default, Hadolint],
        remedy: "Add -y.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if matches!(call.manager, Manager::AptGet) && call.installs() && !call.answers_yes() {
            let program = call.program.text();
            context.hit(run.place_of(call.verb_or_program().span()), format!("{program} asks before it goes on."));
        }
    }
}
