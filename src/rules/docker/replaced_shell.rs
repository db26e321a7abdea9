//! /bin/sh replaced by a link.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// /bin/sh replaced by a link
    ///
    /// Linking another shell over `/bin/sh` changes it for every script of the distribution, which were written for
    /// the original.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#shell>
    REPLACED_SHELL = {
        id: "docker/replaced-shell",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL4005"],
        profiles: [Default, Hadolint],
        remedy: "Use `SHELL [\"/bin/bash\", \"-c\"]`.",

        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let target = invocation.arguments().find(|word| word.text() == "/bin/sh");
        if let Some(target) = target.filter(|_| invocation.runs("ln")) {
            context.hit(run.place_of(target.span()), "The scripts of the distribution expect the original shell.");
        }
    }
}
