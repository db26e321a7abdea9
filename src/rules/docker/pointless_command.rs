//! Command without a purpose in a build.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Command without a purpose in a build
    ///
    /// There is nothing to manage, watch or edit while an image is built: services end with their RUN, mounts are
    /// gone, and nobody sits at an editor.
    POINTLESS_COMMAND = {
        id: "docker/pointless-command",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3001"],
        profiles: [Hadolint],
        remedy: "Remove the command.",

        body: Body::Instructions(&[Keyword::Run], check),
    }
}

const POINTLESS: [&str; 9] = ["free", "kill", "mount", "ps", "service", "shutdown", "ssh", "top", "vim"];

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let program = invocation.program();
        if POINTLESS.contains(&&*program) {
            context.hit(
                run.place_of(invocation.name().span()),
                format!("{program} does nothing that lasts beyond this RUN."),
            );
        }
    }
}
