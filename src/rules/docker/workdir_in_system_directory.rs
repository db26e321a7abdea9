//! WORKDIR below a system directory.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// WORKDIR below a system directory
    ///
    /// A working directory below `/proc`, `/dev`, `/boot` and the like is no place for an application, and starting a
    /// container in `/proc/self/fd/…` was a way out of the container.
    ///
    /// References: CVE-2024-21626 (runc).
    ///
    /// References: <https://github.com/opencontainers/runc/security/advisories/GHSA-xr7r-f8xq-vfvv>
    WORKDIR_IN_SYSTEM_DIRECTORY = {
        id: "docker/workdir-in-system-directory",
        severity: High,
        since: "2026.11",
        aliases: ["DS-0030"],
        profiles: [Default, Security],
        remedy: "Work in a folder of your own, such as `/srv/app`.",
        cwe: [668],
        body: Body::Instructions(&[Keyword::Workdir], check),
    }
}

const SYSTEM: [&str; 5] = ["/proc", "/boot", "/dev", "/initrd", "/lost+found"];

fn check(workdir: &Instruction, context: &mut Context) {
    let Some(path) = workdir.words().into_iter().next() else { return };
    let text = path.text();
    let inside = |folder: &str| text.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if let Some(folder) = SYSTEM.into_iter().find(|folder| inside(folder)) {
        context.hit(path.place(), format!("{folder} belongs to the system."));
    }
}
