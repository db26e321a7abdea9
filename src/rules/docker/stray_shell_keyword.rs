//! End of something that was not begun.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// End of something that was not begun
    ///
    /// `fi`, `done`, `esac`, `)` or `}` without the beginning that belongs to it: the shell stops with a syntax error, and the
    /// build with it.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_10>
    STRAY_SHELL_KEYWORD = {
        id: "docker/stray-shell-keyword",
        severity: Medium,
        since: "2026.11",
        aliases: ["SC1088", "SC1089"],
        profiles: [Default, Hadolint],
        remedy: "Remove it, or write the beginning.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.shell_script() else { return };
    if let Some(fault) = script.faults().first().filter(|fault| script.is_stray_end(fault)) {
        context.hit(run.place_of(script.place_of_fault(fault)), "This ends something that was not begun.");
    }
}
