//! Relative WORKDIRs.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule_table};

/// Whether an absolute one stands above, and what is wrong with the path.
struct Row(bool, &'static str);

rule_table! {
    |ROW: Row| Body::Instructions(&[Keyword::Workdir], |workdir, context| check(&ROW, workdir, context));

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
    {
        row: Row(false, "is below whatever the base image left as its working directory"),
        id: "docker/relative-workdir",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3000", "DS-0009", "CKV_DOCKER_10", "WorkdirRelativePath"],
        profiles: [Default, Hadolint],
        remedy: "Write the absolute path.",
    }

    /// Relative WORKDIR below another one
    ///
    /// The path depends on the WORKDIR above: whoever moves one of the two moves the application. hadolint, Trivy and
    /// Checkov ask for absolute paths everywhere; BuildKit only where nothing absolute stands above, which is
    /// `docker/relative-workdir`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#workdir>
    {
        row: Row(true, "depends on the working directory before it"),
        id: "docker/relative-workdir-below-another",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3000", "DS-0009", "CKV_DOCKER_10"],
        profiles: [Hadolint],
        remedy: "Write the absolute path.",
    }
}

fn check(Row(below_another, fault): &Row, workdir: &Instruction, context: &mut Context) {
    let Some(path) = workdir.words().into_iter().next() else { return };
    let known_before =
        workdir.workdir().is_some_and(|before| before.words().first().is_some_and(|path| path.is_absolute_path()));
    if !path.is_absolute_path() && known_before == *below_another {
        context.hit(path.place(), format!("{} {fault}.", path.text()));
    }
}
