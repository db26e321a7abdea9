//! Pipes that hide a failure.

use crate::model::dockerfile::{Instruction, Keyword, may_hide_failure};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pipe whose failure nobody sees
    ///
    /// A pipe fails only if its last command does: `curl https://… | bash` succeeds when curl does not, and nothing is
    /// installed. `set -o pipefail` in the RUN, in the heredoc or in SHELL makes the whole pipe fail, and so does
    /// a shell whose heredoc or `bash -o pipefail -c` says so.
    ///
    /// Pipes that only print, that a condition asks, or whose last command fails on missing input itself (`… | tar x`,
    /// `… | sha256sum -c`) are `docker/harmless-pipe`. hadolint only accepts SHELL, does not inherit it along FROM, and does not look into ONBUILD.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#using-pipes>
    MISSING_PIPEFAIL = {
        id: "docker/missing-pipefail",
        severity: Low,
        since: "2026.11",
        aliases: ["DL4006"],
        profiles: [Default, Hadolint],
        remedy: "Set SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"], or begin the RUN with set -o pipefail.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    if let Some(pipe) = run.pipe_without_pipefail(may_hide_failure) {
        context.hit(run.place_of(pipe), "If a command in front of the last one fails, the build goes on.");
    }
}
