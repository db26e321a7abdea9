//! wget without progress control.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// wget without progress control
    ///
    /// On a build log wget prints thousands of lines of dots.
    NOISY_WGET = {
        id: "docker/noisy-wget",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3047"],
        profiles: [Hadolint],
        remedy: "Add `--progress=dot:giga` or `-nv`.",

        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let quiet = ["--progress", "--quiet", "--no-verbose", "--output-file", "--append-output", "-nv"];
        let short = invocation.arguments().any(|word| is_quiet_cluster(&word.text()));
        if invocation.runs("wget") && invocation.option(&quiet).is_none() && !short {
            context.hit(run.place_of(invocation.name().span()), "wget draws its progress into the build log.");
        }
    }
}

/// Whether `-q`, `-o` or `-a` stands in a group of short options such as `-qO-`.
fn is_quiet_cluster(word: &str) -> bool {
    let Some(cluster) = word.strip_prefix('-').filter(|rest| !rest.starts_with('-')) else { return false };
    let options = cluster.split(['O', 'P', 'T', 't', 'U', 'i']).next().unwrap_or_default();
    options.contains(['q', 'o', 'a']) || cluster.starts_with("nv")
}
