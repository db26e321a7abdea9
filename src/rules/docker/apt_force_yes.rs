//! apt-get that overrides every warning.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// apt-get that overrides every warning
    ///
    /// `--force-yes` answers yes to unsigned packages, downgrades and the removal of essential ones. apt has
    /// deprecated it.
    APT_FORCE_YES = {
        id: "docker/apt-force-yes",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_11"],
        profiles: [Default, Security],
        remedy: "Use `-y`, and `--allow-downgrades` and its kin one by one where they are needed.",
        cwe: [347],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let concerned = invocation.runs("apt-get") || invocation.runs("apt");
        if let Some(option) = invocation.option(&["--force-yes"]).filter(|_| concerned) {
            context.hit(run.place_of(option.span()), "apt-get does not even stop at unsigned packages.");
        }
    }
}
