//! System path as volume.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// System path as volume
    ///
    /// A volume over `/proc`, `/sys`, `/dev`, `/etc`, the root or Docker's socket hides what the image has there from then on, and
    /// whoever shares the volume reads and changes it from another container. `/var/run/docker.sock` is the key to the host.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#volume>
    SYSTEM_PATH_AS_VOLUME = {
        id: "docker/system-path-as-volume",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Give the program a folder of its own, and mount what it needs at run time.",
        cwe: [668],
        body: Body::Instructions(&[Keyword::Volume], check),
    }
}

const SYSTEM: [&str; 8] =
    ["/proc", "/sys", "/dev", "/etc", "/boot", "/root", "/var/run/docker.sock", "/run/docker.sock"];

fn check(volume: &Instruction, context: &mut Context) {
    for word in volume.words() {
        let text = word.text();
        let path = text.trim_end_matches('/');
        if SYSTEM.contains(&path) || text == "/" {
            context.hit(word.place(), format!("{text} belongs to the system."));
        }
    }
}
