//! Packages that zypper installs in whatever version is newest.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package from zypper without a version
    ///
    /// The same Dockerfile gives another image every week. `=`, `<`, `>`, `~` and a local `.rpm` pass.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    UNPINNED_ZYPPER_PACKAGE = {
        id: "docker/unpinned-zypper-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3037"],
        profiles: [Hadolint],
        remedy: "Write package=version.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if !matches!(call.manager, Manager::Zypper) {
            continue;
        }
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
