//! Pipes without pipefail in which nothing can fail unseen.

use crate::model::dockerfile::{Instruction, Keyword, may_hide_failure};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pipe without pipefail that hides nothing
    ///
    /// In `echo "$sum  file" | sha256sum -c` only the last command can fail, in `if list | grep -q x` the condition
    /// decides, and in `curl … | tar x` tar fails on what is missing. With `pipefail` little would change, or `yes | install` and `… | grep -q` would even fail because the
    /// reader ends first.
    ///
    /// hadolint reports every pipe, so this is for those who come from there. What does hide a failure is
    /// `docker/missing-pipefail`.
    ///
    /// References: <https://www.gnu.org/software/bash/manual/html_node/Pipelines.html>
    HARMLESS_PIPE = {
        id: "docker/harmless-pipe",
        severity: Info,
        since: "2026.11",
        aliases: ["DL4006"],
        profiles: [Hadolint],
        remedy: "Leave it, or set `pipefail` for all that follows.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    if run.pipe_without_pipefail(may_hide_failure).is_some() {
        return;
    }
    if let Some(pipe) = run.pipe_without_pipefail(|_| true) {
        context.hit(run.place_of(pipe), "This shell has no pipefail; in this pipe it would change little.");
    }
}
