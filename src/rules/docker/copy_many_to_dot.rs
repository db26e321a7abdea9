//! Several sources copied to a folder without a slash.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Several sources copied to a folder without a slash
    ///
    /// `COPY a b .` works, because `.` cannot be anything but a folder; the specification asks for a slash all the
    /// same, and hadolint and Trivy report it. What does not work is `docker/copy-many-to-file`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy>
    COPY_MANY_TO_DOT = {
        id: "docker/copy-many-to-dot",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3021", "DS-0011"],
        profiles: [Hadolint],
        remedy: "Write `./`.",

        body: Body::Instructions(&[Keyword::Copy], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(destination) = copy.destination() else { return };
    if copy.sources().len() > 1 && destination.is_dot_folder() {
        context.hit(destination.place(), format!("{} does not end with a slash.", destination.text()));
    }
}
