//! Package managers without an answer to their question.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Call, Manager};
use crate::rule::{Body, Context, rule_table};

/// Whose calls, and which of them ask.
struct Row(&'static [Manager], fn(&Call) -> bool);

rule_table! {
    |ROW: Row| Body::Instructions(&[Keyword::Run], |run, context| check(&ROW, run, context));

    /// apt-get that asks before it installs
    ///
    /// apt-get asks whether it may go on; in a build nobody answers, and it stops or fails. `-y`, `--yes`,
    /// `--assume-yes`, `-qq` and `-q=2` answer. Trivy finds the command by a regular expression: an option with a value
    /// hides it, and `-qq` does not count.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#apt-get>
    {
        row: Row(&[Manager::AptGet], |call| call.installs()),
        id: "docker/unconfirmed-apt-get",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3014", "DS-0021"],
        profiles: [Default, Hadolint],
        remedy: "Add -y.",
    }

    /// dnf that asks before it installs
    ///
    /// dnf asks whether it may go on; in a build nobody answers, and it stops or fails.
    ///
    /// References: <https://dnf.readthedocs.io/en/latest/command_ref.html>
    {
        row: Row(&[Manager::Dnf, Manager::Microdnf], |call| call.installs()),
        id: "docker/unconfirmed-dnf",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3038"],
        profiles: [Default, Hadolint],
        remedy: "Add -y.",
    }

    /// yum that asks before it installs
    ///
    /// yum asks whether it may go on; in a build nobody answers, and it stops or fails.
    ///
    /// References: <https://man7.org/linux/man-pages/man8/yum.8.html>
    {
        row: Row(&[Manager::Yum], |call| call.installs()),
        id: "docker/unconfirmed-yum",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3030"],
        profiles: [Default, Hadolint],
        remedy: "Add -y.",
    }

    /// zypper that asks before it installs
    ///
    /// zypper asks whether it may go on; in a build nobody answers, and it stops or fails.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    {
        row: Row(&[Manager::Zypper], |call| {
            call.does(&["install", "in", "remove", "rm", "source-install", "si", "patch"])
        }),
        id: "docker/unconfirmed-zypper",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3034"],
        profiles: [Default, Hadolint],
        remedy: "Add -y or -n.",
    }
}

fn check(Row(managers, asks): &Row, run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run).into_iter().filter(|call| managers.contains(&call.manager)) {
        if asks(&call) && !call.answers_yes() {
            let program = call.program.text();
            context.hit(run.place_of(call.verb_or_program().span()), format!("{program} asks before it goes on."));
        }
    }
}
