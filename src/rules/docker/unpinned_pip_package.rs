//! Packages that pip installs in whatever version is newest.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package from pip without a version
    ///
    /// A build of next month takes another release, with other dependencies. Packages with a comparison, files, folders
    /// and repositories with a revision pass, and everything that a constraints file pins.
    ///
    /// hadolint reports `.[dev]`, which is local, and no package at all where `-r` is there too; here each package
    /// counts.
    ///
    /// References: <https://pip.pypa.io/en/stable/topics/repeatable-installs/>
    UNPINNED_PIP_PACKAGE = {
        id: "docker/unpinned-pip-package",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3013"],
        profiles: [Hadolint],
        remedy: "Write package==version, or install from a requirements file with hashes.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if !matches!(call.manager, Manager::Pip) {
            continue;
        }
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
