//! &> in sh.

use crate::document::Span;
use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Redirect, RedirectKind, Script};
use crate::rule::{Body, Context, rule};

rule! {
    /// &> in sh
    ///
    /// In POSIX's sh `make &> log` runs `make` in the background and empties `log`: the build does not wait for it and does not
    /// see it fail.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07>
    AMPERSAND_REDIRECT_IN_SH = {
        id: "docker/ampersand-redirect-in-sh",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3020"],
        profiles: [Hadolint],
        remedy: "Write > file 2>&1.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.sh_script() else { return };
    for redirect in all_redirects(script).filter(|redirect| redirect.kind() == RedirectKind::OutputBoth) {
        let start = redirect.span().start;
        let operator = Span { start, end: start + 2 };
        context.hit(run.place_of(operator), "sh takes this for a `&` and a `>`.");
    }
}

fn all_redirects(script: &Script) -> impl Iterator<Item = Redirect<'_>> {
    let of_commands = script.own_commands().flat_map(|command| command.redirects());
    of_commands.chain(script.constructs().flat_map(|construct| construct.redirects()))
}
