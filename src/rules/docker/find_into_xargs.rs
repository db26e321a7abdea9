//! Names from find cut at blanks.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::Command;
use crate::rule::{Body, Context, rule};

rule! {
    /// Names from find cut at blanks
    ///
    /// `find … | xargs` cuts what find prints at blanks and quotes, so that a file name with a blank becomes two arguments,
    /// possibly of `rm`.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/xargs.html#tag_20_158_16>
    FIND_INTO_XARGS = {
        id: "docker/find-into-xargs",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2038"],
        profiles: [Hadolint],
        remedy: "Use find -print0 with xargs -0, or find -exec … {} +.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for pipeline in run.shell_script().into_iter().flat_map(|script| script.pipelines()) {
        for number in 1..pipeline.segments().len() {
            let (Some(find), Some(xargs)) = (pipeline.simple(number - 1), pipeline.simple(number)) else { continue };
            let cut = find.is("find") && xargs.is("xargs") && !is_safe(find) && !is_separated(xargs);
            if let Some(name) = xargs.name().filter(|_| cut) {
                context.hit(run.place_of(name.span()), "File names with blanks become several arguments.");
            }
        }
    }
}

fn is_safe(find: Command) -> bool {
    find.arguments().any(|word| matches!(&*word.text(), "-print0" | "-printf" | "-fprintf"))
}

fn is_separated(xargs: Command) -> bool {
    xargs.arguments().take_while(|word| word.is_option()).any(|word| {
        let text = word.text();
        text == "--null" || (!text.starts_with("--") && text.contains('0'))
    })
}
