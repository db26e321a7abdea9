//! Packages that are installed in whatever version is newest, one row per package manager.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule_table};

rule_table! {
    |ROW: &[Manager]| Body::Instructions(&[Keyword::Run], |run, context| check(ROW, run, context));

    /// Package from apk without a version
    ///
    /// Alpine keeps only the newest version of a package in a branch, so that a pinned one disappears some day and the
    /// build breaks: it is a choice between repeatable and buildable. The rule is not in the default profile.
    ///
    /// `=`, `~`, `<`, `>` and a local `.apk` pass; a repository tag (`package@edge`) is no version.
    ///
    /// References: <https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper>
    {
        row: &[Manager::Apk],
        id: "docker/unpinned-apk-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3018"],
        profiles: [Hadolint],
        remedy: "Write package=version or package~version.",
    }

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
    {
        row: &[Manager::AptGet],
        id: "docker/unpinned-apt-get-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3008"],
        profiles: [Hadolint],
        remedy: "Write package=version, or pin the base image by digest and turn this rule off.",
    }

    /// Package from dnf without a version
    ///
    /// The same Dockerfile gives another image every week. Group installs have no versions and pass; see the rule about
    /// yum for what counts as a version.
    ///
    /// References: <https://dnf.readthedocs.io/en/latest/command_ref.html>
    {
        row: &[Manager::Dnf, Manager::Microdnf],
        id: "docker/unpinned-dnf-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3041"],
        profiles: [Hadolint],
        remedy: "Write package-version.",
    }

    /// Package from gem without a version
    ///
    /// A build of next month takes another release. `-v`, `--version` and `gem:version` pass.
    ///
    /// References: <https://guides.rubygems.org/command-reference/#gem-install>
    {
        row: &[Manager::Gem],
        id: "docker/unpinned-gem",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3028"],
        profiles: [Hadolint],
        remedy: "Write gem:version.",
    }

    /// Package from go without a version
    ///
    /// `go install` of a module without a version, or with `@latest`, takes whatever is newest. Local packages and files
    /// pass (hadolint reports `go run main.go`).
    ///
    /// References: <https://go.dev/ref/mod#go-install>
    {
        row: &[Manager::Go],
        id: "docker/unpinned-go-tool",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3062"],
        profiles: [Hadolint],
        remedy: "Write module@version.",
    }

    /// Package from npm without a version
    ///
    /// A global install of whatever is newest changes under you. Files, folders, tags and versions behind `@` (the one of
    /// a scope does not count) and git references behind `#` pass. `@latest` passes because it is said on purpose;
    /// hadolint has it so too.
    ///
    /// References: <https://docs.npmjs.com/cli/commands/npm-install>
    {
        row: &[Manager::Npm],
        id: "docker/unpinned-npm-package",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3016"],
        profiles: [Hadolint],
        remedy: "Write package@version.",
    }

    /// Package from pip without a version
    ///
    /// A build of next month takes another release, with other dependencies. Packages with a comparison, files, folders
    /// and repositories with a revision pass, and everything that a constraints file pins.
    ///
    /// hadolint reports `.[dev]`, which is local, and no package at all where `-r` is there too; here each package
    /// counts.
    ///
    /// References: <https://pip.pypa.io/en/stable/topics/repeatable-installs/>
    {
        row: &[Manager::Pip],
        id: "docker/unpinned-pip-package",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3013"],
        profiles: [Hadolint],
        remedy: "Write package==version, or install from a requirements file with hashes.",
    }

    /// Package from yum without a version
    ///
    /// The same Dockerfile gives another image every week. A version counts as named where a part behind `-` begins with
    /// a digit or a variable, with an epoch or module stream behind `:`, or where a file is named.
    ///
    /// References: <https://man7.org/linux/man-pages/man8/yum.8.html>
    {
        row: &[Manager::Yum],
        id: "docker/unpinned-yum-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3033"],
        profiles: [Hadolint],
        remedy: "Write package-version.",
    }

    /// Package from zypper without a version
    ///
    /// The same Dockerfile gives another image every week. `=`, `<`, `>`, `~` and a local `.rpm` pass.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    {
        row: &[Manager::Zypper],
        id: "docker/unpinned-zypper-package",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3037"],
        profiles: [Hadolint],
        remedy: "Write package=version.",
    }
}

fn check(managers: &[Manager], run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run).into_iter().filter(|call| managers.contains(&call.manager)) {
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
