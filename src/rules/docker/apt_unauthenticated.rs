//! apt-get that takes unsigned packages.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// apt-get that takes unsigned packages
    ///
    /// `--allow-unauthenticated` installs packages from repositories whose signature nobody checked.
    APT_UNAUTHENTICATED = {
        id: "docker/apt-unauthenticated",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_8"],
        profiles: [Default, Security],
        remedy: "Add the key of the repository with `signed-by`.",
        cwe: [347],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let concerned = invocation.runs("apt-get") || invocation.runs("apt");
        if let Some(option) = invocation.option(&["--allow-unauthenticated"]).filter(|_| concerned) {
            context.hit(run.place_of(option.span()), "apt-get takes packages that nobody signed.");
        }
    }
}
