//! source in sh.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// source in sh
    ///
    /// POSIX calls it `.`. dash, which is `sh` on Debian and Ubuntu, answers "source: not found".
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#dot>
    SOURCE_IN_SH = {
        id: "docker/source-in-sh",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3046"],
        profiles: [Hadolint],
        remedy: "Write a dot.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for command in run.sh_script().into_iter().flat_map(|script| script.own_commands()) {
        if let Some(name) = command.name().filter(|_| command.is("source")) {
            context.hit(run.place_of(name.span()), "POSIX's sh has no `source`.");
        }
    }
}
