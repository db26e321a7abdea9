//! Variables of bash in sh.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Variable of bash in sh
    ///
    /// `RANDOM`, `UID`, `OSTYPE` and their like are set by bash. In dash, which is `sh` on Debian and Ubuntu, they are
    /// empty, and the command goes on with nothing where a value was meant.
    ///
    /// Silent where the script, ARG or ENV sets the name.
    ///
    /// References: <https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html>
    BASH_VARIABLE_IN_SH = {
        id: "docker/bash-variable-in-sh",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3028"],
        profiles: [Hadolint],
        remedy: "Ask a program (`id -u`, `uname`), or name bash with SHELL.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// What bash sets and POSIX does not know.
const OF_BASH: [&str; 15] = [
    "DIRSTACK",
    "EPOCHREALTIME",
    "EPOCHSECONDS",
    "EUID",
    "FUNCNAME",
    "GROUPS",
    "HOSTTYPE",
    "MACHTYPE",
    "OSTYPE",
    "PIPESTATUS",
    "RANDOM",
    "SECONDS",
    "SHELLOPTS",
    "SRANDOM",
    "UID",
];

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.sh_script() else { return };
    let settings = script.settings(&|_| false);
    for word in script.words() {
        for (name, part) in word.variables().filter(|(name, _)| OF_BASH.contains(name)) {
            if !settings.has(name) && run.binding(name).is_none() {
                context.hit(run.place_of(word.part_span(part)), format!("POSIX's sh sets no {name}."));
            }
        }
    }
}
