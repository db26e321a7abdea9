//! Setting of the build kept for run time.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Setting of the build kept for run time
    ///
    /// `ENV DEBIAN_FRONTEND=noninteractive` stays in the image: whoever works in a container gets no questions either, and packages
    /// installed there are configured without asking. ARG gives it to the RUNs and to nothing else.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#env>
    BUILD_SETTING_IN_ENV = {
        id: "docker/build-setting-in-env",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Use ARG, or set it in front of the command.",
        body: Body::Instructions(&[Keyword::Env], check),
    }
}

/// Variables that only an installation reads.
const SETTINGS: [&str; 4] =
    ["DEBIAN_FRONTEND", "DEBCONF_NONINTERACTIVE_SEEN", "APT_KEY_DONT_WARN_ON_DANGEROUS_USAGE", "DEBIAN_PRIORITY"];

fn check(env: &Instruction, context: &mut Context) {
    if !env.stage().is_some_and(|stage| stage.ships()) {
        return;
    }
    for pair in env.pairs() {
        let name = pair.key().text();
        let is_set = pair.value().is_some_and(|value| !value.text().is_empty());
        if is_set && SETTINGS.contains(&&*name) {
            context.hit(pair.key().place(), format!("{name} is still set when containers run."));
        }
    }
}
