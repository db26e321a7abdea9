//! ENV uses a variable of the base image that the same ENV sets.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// ENV uses the value from before itself
    ///
    /// In `ENV PATH=/app/bin:$PATH TOOL_PATH=$PATH` the second variable gets the PATH of the base image, without
    /// `/app/bin`: all variables of one ENV are replaced with the values from before the instruction.
    ///
    /// Often that is meant, so the rule is only for those who come from hadolint. Where the variable has no value at
    /// all it is `docker/env-refers-to-itself`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#env>
    ENV_USES_EARLIER_VALUE = {
        id: "docker/env-uses-earlier-value",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3044"],
        profiles: [Hadolint],
        remedy: "Set it in an ENV instruction of its own, before.",

        body: Body::Instructions(&[Keyword::Env], check),
    }
}

fn check(env: &Instruction, context: &mut Context) {
    for (name, _) in env.set_beside_their_use() {
        if env.is_brought_by_base(name.raw()) {
            let message =
                format!("{} is still that of the base image: what this ENV gives it comes later.", name.raw());
            context.hit(name.place(), message);
        }
    }
}
