//! sudo in a build.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// sudo in a build
    ///
    /// RUN runs as the USER in force: sudo is not needed for root, and behind an ordinary user it makes the
    /// password-less root of the image that nobody wanted. It also loses signals and environment.
    ///
    /// Commands in nested scripts (`bash -c "sudo …"`) and behind `env` or `xargs` count.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#user>
    SUDO = {
        id: "docker/sudo",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3004", "DS-0010", "CKV2_DOCKER_1"],
        profiles: [Default, Security, Hadolint],
        remedy: "Put the instruction between `USER root` and `USER` of the application.",
        cwe: [250],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for command in run.commands() {
        let program = command.invocation().map(|invocation| invocation.name().span());
        let in_front = command.words().take_while(|word| Some(word.span()) != program);
        let sudo = in_front.chain(command.name()).find(|word| word.text().rsplit('/').next() == Some("sudo"));
        if let Some(sudo) = sudo {
            context.hit(run.place_of(sudo.span()), "sudo runs this as root, which RUN could do by itself.");
        }
    }
}
