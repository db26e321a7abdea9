//! Relative WORKDIR below another one.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Relative WORKDIR below another one
    ///
    /// The path depends on the WORKDIR above: whoever moves one of the two moves the application. hadolint, Trivy and
    /// Checkov ask for absolute paths everywhere; BuildKit only where nothing absolute stands above, which is
    /// `docker/relative-workdir`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#workdir>
    RELATIVE_WORKDIR_BELOW_ANOTHER = {
        id: "docker/relative-workdir-below-another",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3000", "DS-0009", "CKV_DOCKER_10"],
        profiles: [Hadolint],
        remedy: "Write the absolute path.",

        body: Body::Instructions(&[Keyword::Workdir], check),
    }
}

fn check(workdir: &Instruction, context: &mut Context) {
    let Some(path) = workdir.words().into_iter().next() else { return };
    let known_before =
        workdir.workdir().is_some_and(|before| before.words().first().is_some_and(|path| path.is_absolute_path()));
    if !path.is_absolute_path() && known_before {
        context.hit(path.place(), format!("{} depends on the working directory before it.", path.text()));
    }
}
