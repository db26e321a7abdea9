//! cd where WORKDIR would do.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// cd where WORKDIR would do
    ///
    /// `cd` holds for one RUN only, so the next instruction starts somewhere else than a reader expects.
    ///
    /// In a build of several steps inside one RUN it is the ordinary thing to do, which is why the rule is not in the
    /// default profile.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#workdir>
    CD_FOR_WORKDIR = {
        id: "docker/cd-for-workdir",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3003", "DS-0013"],
        profiles: [Hadolint],
        remedy: "Use WORKDIR.",

        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let change = run.commands().into_iter().find(|command| command.is("cd"));
    if let Some(name) = change.and_then(|change| change.name()).filter(|_| !run.is_trigger()) {
        context.hit(run.place_of(name.span()), "The folder is forgotten at the end of this RUN.");
    }
}
