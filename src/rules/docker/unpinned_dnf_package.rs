//! Packages that dnf installs in whatever version is newest.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package from dnf without a version
    ///
    /// The same Dockerfile gives another image every week. Group installs have no versions and pass; see the rule about
    /// yum for what counts as a version.
    ///
    /// References: <https://dnf.readthedocs.io/en/latest/command_ref.html>
    UNPINNED_DNF_PACKAGE = {
        id: "docker/unpinned-dnf-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3041"],
        profiles: [Hadolint],
        remedy: "Write package-version.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if !matches!(call.manager, Manager::Dnf | Manager::Microdnf) {
            continue;
        }
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
