//! Relative WORKDIR.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Relative WORKDIR
    ///
    /// A relative WORKDIR is below the one before it, or below whatever the base image left. Another base, or an
    /// instruction added above, moves the application.
    ///
    /// Only the first WORKDIR of a stage can surprise: below an absolute one of the same file a relative one is
    /// clear, and BuildKit says nothing of it. What hadolint, Trivy and Checkov report besides is
    /// `docker/relative-workdir-below-another`.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/workdir-relative-path/>
    RELATIVE_WORKDIR = {
        id: "docker/relative-workdir",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3000", "DS-0009", "CKV_DOCKER_10", "WorkdirRelativePath"],
        profiles: [Default, Hadolint],
        remedy: "Write the absolute path.",

        body: Body::Instructions(&[Keyword::Workdir], check),
    }
}

fn check(workdir: &Instruction, context: &mut Context) {
    let Some(path) = workdir.words().into_iter().next() else { return };
    let known_before =
        workdir.workdir().is_some_and(|before| before.words().first().is_some_and(|path| path.is_absolute_path()));
    if !path.is_absolute_path() && !known_before {
        context.hit(
            path.place(),
            format!("{} is below whatever the base image left as its working directory.", path.text()),
        );
    }
}
