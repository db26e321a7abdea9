//! Upgrades of whole distributions.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule_table};

/// Whose upgrade, and how it is called.
struct Row(Manager, &'static [&'static str]);

rule_table! {
    |ROW: Row| Body::Instructions(&[Keyword::Run], |run, context| check(&ROW, run, context));

    /// Distribution upgrade in a build
    ///
    /// `apt-get dist-upgrade` may remove packages and move to whatever release the mirrors have. The way to a newer base
    /// is a newer base image.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/>
    {
        row: Row(Manager::AptGet, &["dist-upgrade"]),
        id: "docker/distribution-upgrade",
        severity: Medium,
        since: "2026.11",
        aliases: ["DS-0024"],
        profiles: [Strict],
        remedy: "Take a newer base image.",
    }

    /// Distribution upgrade by zypper
    ///
    /// `zypper dup` moves to whatever release the repositories have and may remove packages. The way to a newer base is a
    /// newer base image.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    {
        row: Row(Manager::Zypper, &["dup", "dist-upgrade"]),
        id: "docker/zypper-distribution-upgrade",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3035"],
        profiles: [Strict, Hadolint],
        remedy: "Take a newer base image.",
    }
}

fn check(Row(manager, verbs): &Row, run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run).iter().filter(|call| call.manager == *manager && call.does(verbs)) {
        context.hit(run.place_of(call.verb_or_program().span()), "The whole distribution is upgraded in this layer.");
    }
}
