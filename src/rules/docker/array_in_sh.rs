//! Array in sh.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Array in sh
    ///
    /// POSIX's sh has no arrays: dash ends with a syntax error at the parenthesis, and the build with it.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_10>
    ARRAY_IN_SH = {
        id: "docker/array-in-sh",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3030"],
        profiles: [Hadolint],
        remedy: "Use set -- and \"$@\", or name bash with SHELL.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for command in run.sh_script().into_iter().flat_map(|script| script.own_commands()) {
        for array in command.assignments().chain(command.declared()).filter(|assignment| assignment.is_array()) {
            context.hit(run.place_of(array.name_span()), "POSIX's sh has no arrays.");
        }
    }
}
