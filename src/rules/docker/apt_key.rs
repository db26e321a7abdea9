//! Key trusted for every repository.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Key trusted for every repository
    ///
    /// `apt-key add` puts a key into the ring that is trusted for all repositories: whoever holds it may also replace the
    /// distribution's own packages. apt-key is gone from Debian 13 and Ubuntu 25.04, where this fails.
    ///
    /// References: <https://manpages.debian.org/bookworm/apt/apt-key.8.en.html>
    APT_KEY = {
        id: "docker/apt-key",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Save the key under /etc/apt/keyrings and name it in the source: [signed-by=…].",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let adds = |word: &crate::model::shell::ShellWord| matches!(&*word.text(), "add" | "adv");
        if invocation.runs("apt-key") && invocation.arguments().any(|word| adds(&word)) {
            context.hit(run.place_of(invocation.name().span()), "This key is trusted for all repositories.");
        }
    }
}
