//! ONBUILD with an instruction that it cannot hold.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// ONBUILD with an instruction that it cannot hold
    ///
    /// ONBUILD cannot trigger ONBUILD, FROM or MAINTAINER: the build fails.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#onbuild>
    NESTED_ONBUILD = {
        id: "docker/nested-onbuild",
        severity: High,
        since: "2026.11",
        aliases: ["DL3043"],
        profiles: [Default, Hadolint],
        remedy: "Leave the instruction out of ONBUILD.",

        body: Body::Instructions(&[Keyword::Onbuild, Keyword::From, Keyword::Maintainer], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    if instruction.is_trigger() {
        context.hit(instruction.place(), format!("ONBUILD cannot hold {}.", instruction.keyword_word().raw()));
    }
}
