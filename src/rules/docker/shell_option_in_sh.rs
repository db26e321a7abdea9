//! Option of set that sh may not have.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, ShellWord};
use crate::rule::{Body, Context, rule};

rule! {
    /// Option of set that sh may not have
    ///
    /// `set -o pipefail` came into POSIX in 2024 only: dash before 0.5.12, as in Debian 12 and Ubuntu 22.04, ends with
    /// "Illegal option", and the build with it. Other names (`errtrace`, `posix`) are bash's alone.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set>
    SHELL_OPTION_IN_SH = {
        id: "docker/shell-option-in-sh",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3040"],
        profiles: [Hadolint],
        remedy: "Name bash with SHELL.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// What POSIX had before 2024.
const KNOWN: [&str; 13] = [
    "allexport",
    "errexit",
    "ignoreeof",
    "monitor",
    "noclobber",
    "noexec",
    "noglob",
    "nolog",
    "notify",
    "nounset",
    "verbose",
    "vi",
    "xtrace",
];

fn check(run: &Instruction, context: &mut Context) {
    for set in run.sh_script().into_iter().flat_map(|script| script.own_commands()).filter(|it| it.is("set")) {
        for option in names(set).filter(|word| word.is_static() && !KNOWN.contains(&&*word.text())) {
            context.hit(run.place_of(option.span()), format!("Not every sh has the option {}.", option.text()));
        }
    }
}

/// The words behind `-o` and `+o`.
fn names(set: Command<'_>) -> impl Iterator<Item = ShellWord<'_>> {
    let takes_name = |word: &ShellWord| {
        let raw = word.raw();
        raw.starts_with(['-', '+']) && !raw.starts_with("--") && raw.ends_with('o')
    };
    let pairs = set.arguments().zip(set.arguments().skip(1));
    pairs.filter(move |(option, _)| takes_name(option)).map(|(_, name)| name)
}
