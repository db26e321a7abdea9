//! Password set while building.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Password set while building
    ///
    /// `chpasswd` gives an account a password that is the same in every container of every copy of the image, and
    /// that stands in the image's history.
    PASSWORD_SET = {
        id: "docker/password-set",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_17"],
        profiles: [Default, Security],
        remedy: "Leave accounts without password; use keys, or set it when the container starts.",
        cwe: [798],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        if invocation.runs("chpasswd") {
            context.hit(run.place_of(invocation.name().span()), "Every container of this image has the same password.");
        }
    }
}
