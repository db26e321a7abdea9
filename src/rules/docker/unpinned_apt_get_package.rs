//! Packages that apt-get installs in whatever version is newest.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package from apt-get without a version
    ///
    /// The same Dockerfile gives another image every week, and a build of last month cannot be repeated. Teams that
    /// rebuild often for security fixes pin the base image by digest instead and leave this rule off; it is not in the
    /// default profile.
    ///
    /// A release or version behind `=` or `/` and a local `.deb` pass. hadolint also reports `$PACKAGES` where the
    /// variable is set in the same file to pinned packages; here its value counts.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#apt-get>, <https://manpages.debian.org/stable/apt/apt-get.8.en.html>
    UNPINNED_APT_GET_PACKAGE = {
        id: "docker/unpinned-apt-get-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3008"],
        profiles: [Hadolint],
        remedy: "Write package=version, or pin the base image by digest and turn this rule off.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if !matches!(call.manager, Manager::AptGet) {
            continue;
        }
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
