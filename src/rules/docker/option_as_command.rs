//! Option that is run as a command.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Option that is run as a command
    ///
    /// A command that begins with a dash: usually the backslash at the end of the line before was forgotten, or an `&&` put in
    /// front of an argument.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_01>
    OPTION_AS_COMMAND = {
        id: "docker/option-as-command",
        severity: Medium,
        since: "2026.11",
        aliases: ["SC2215"],
        profiles: [Default, Hadolint],
        remedy: "Join it with the command that it belongs to.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for command in run.shell_script().into_iter().flat_map(|script| script.own_commands()) {
        if let Some(name) = command.name().filter(|name| name.is_option() && name.is_static()) {
            context.hit(run.place_of(name.span()), format!("The shell looks for a program {}.", name.text()));
        }
    }
}
