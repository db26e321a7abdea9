//! Several sources copied to something that is no folder.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Several sources copied to something that is no folder
    ///
    /// With more than one source the destination must be a folder and end with a slash; BuildKit refuses the build
    /// otherwise. `.` is a folder, but the specification asks for the slash all the same.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy>
    COPY_MANY_TO_FILE = {
        id: "docker/copy-many-to-file",
        severity: High,
        since: "2026.11",
        aliases: ["DL3021", "DS-0011"],
        profiles: [Default, Hadolint],
        remedy: "End the destination with a slash.",

        body: Body::Instructions(&[Keyword::Copy], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(destination) = copy.destination() else { return };
    if copy.sources().len() > 1 && !destination.text().ends_with('/') && !destination.is_dot_folder() {
        context.hit(
            destination.place(),
            format!("{} takes {} files but does not end with a slash.", destination.text(), copy.sources().len()),
        );
    }
}
