//! COPY to a relative path without a WORKDIR.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// COPY to a relative path without a WORKDIR
    ///
    /// Without a WORKDIR in the stage, or one that it is built on, a relative destination lies wherever the base
    /// image's working directory is.
    ///
    /// Base images mostly set one, so the rule is not in the default profile.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy>
    COPY_TO_RELATIVE_PATH = {
        id: "docker/copy-to-relative-path",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3045"],
        profiles: [Hadolint],
        remedy: "Set WORKDIR before, or write the absolute path.",

        body: Body::Instructions(&[Keyword::Copy], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(destination) = copy.destination() else { return };
    if !copy.is_trigger() && !destination.is_absolute_path() && copy.workdir().is_none() {
        context.hit(
            destination.place(),
            format!("{} lies wherever the base image's working directory is.", destination.text()),
        );
    }
}
