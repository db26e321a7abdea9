//! What package managers leave behind.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule_table};

/// A package manager, the verbs by which it downloads, and where to.
struct Row {
    manager: Manager,
    name: &'static str,
    verbs: &'static [&'static str],
    folders: &'static [&'static str],
}

/// Where dnf and microdnf keep what they downloaded.
const FOLDERS_OF_DNF: &[&str] = &["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"];

rule_table! {
    |ROW: Row| Body::Instructions(&[Keyword::Run], |run, context| check(&ROW, run, context));

    /// Cache left by dnf
    ///
    /// dnf keeps indexes and packages that it downloaded; they stay in the layer unless the same RUN removes them
    /// afterwards. A cache mount on its cache folder keeps them out as well. Trivy takes no `rm -rf` for the cleanup.
    ///
    /// References: <https://dnf.readthedocs.io/en/latest/command_ref.html>
    {
        row: Row {
            manager: Manager::Dnf,
            name: "dnf",
            verbs: &[
                "install",
                "in",
                "reinstall",
                "rei",
                "upgrade",
                "up",
                "upgrade-minimal",
                "up-min",
                "install-n",
                "install-na",
                "install-nevra",
                "groupinstall",
                "localinstall",
            ],
            folders: FOLDERS_OF_DNF,
        },
        id: "docker/kept-dnf-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3040", "DS-0019"],
        profiles: [Default, Hadolint],
        remedy: "End the RUN with dnf clean all.",
    }

    /// Cache left by microdnf
    ///
    /// microdnf keeps indexes and packages that it downloaded; they stay in the layer unless the same RUN removes them
    /// afterwards. A cache mount on its cache folder keeps them out as well.
    ///
    /// References: <https://dnf.readthedocs.io/en/latest/command_ref.html>
    {
        row: Row {
            manager: Manager::Microdnf,
            name: "microdnf",
            verbs: &["install", "reinstall", "upgrade", "up"],
            folders: FOLDERS_OF_DNF,
        },
        id: "docker/kept-microdnf-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3040", "DS-0027"],
        profiles: [Default, Hadolint],
        remedy: "End the RUN with microdnf clean all.",
    }

    /// Cache left by yum
    ///
    /// yum keeps indexes and packages that it downloaded; they stay in the layer unless the same RUN removes them
    /// afterwards. A cache mount on its cache folder keeps them out as well. Trivy takes no `rm -rf` for the cleanup.
    ///
    /// References: <https://man7.org/linux/man-pages/man8/yum.8.html>
    {
        row: Row {
            manager: Manager::Yum,
            name: "yum",
            verbs: &["install", "groupinstall", "localinstall"],
            folders: &["/var/cache/yum", "/var/cache/dnf"],
        },
        id: "docker/kept-yum-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3032", "DS-0015"],
        profiles: [Default, Hadolint],
        remedy: "End the RUN with yum clean all.",
    }

    /// Cache left by zypper
    ///
    /// zypper keeps indexes and packages that it downloaded; they stay in the layer unless the same RUN removes them
    /// afterwards. A cache mount on its cache folder keeps them out as well.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    {
        row: Row {
            manager: Manager::Zypper,
            name: "zypper",
            verbs: &["install", "in"],
            folders: &["/var/cache/zypp"],
        },
        id: "docker/kept-zypper-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3036", "DS-0020"],
        profiles: [Default, Hadolint],
        remedy: "End the RUN with zypper clean.",
    }

    /// zypper without clean
    ///
    /// Removing, patching and installing sources refreshes zypper's indexes too; they stay in the layer unless the same
    /// RUN cleans them. Trivy reports these commands, hadolint only installs.
    ///
    /// References: <https://en.opensuse.org/SDB:Zypper_manual>
    {
        row: Row {
            manager: Manager::Zypper,
            name: "zypper",
            verbs: &["remove", "rm", "source-install", "si", "patch"],
            folders: &["/var/cache/zypp"],
        },
        id: "docker/zypper-without-clean",
        severity: Low,
        since: "2026.11",
        aliases: ["DS-0020"],
        profiles: [Strict],
        remedy: "End the RUN with zypper clean.",
    }
}

fn check(row: &Row, run: &Instruction, context: &mut Context) {
    if let Some(call) = packages::kept_cache(*run, &[row.manager], row.verbs, row.folders) {
        let message = format!("What {} downloaded stays in this layer.", row.name);
        context.hit(run.place_of(call.verb_or_program().span()), message);
    }
}
