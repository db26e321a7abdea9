//! apk that takes unsigned packages.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// apk that takes unsigned packages
    ///
    /// `--allow-untrusted` installs packages whose signature nobody checked.
    APK_UNTRUSTED = {
        id: "docker/apk-untrusted",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_7"],
        profiles: [Default, Security],
        remedy: "Add the key of the repository to `/etc/apk/keys`.",
        cwe: [347],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let concerned = invocation.runs("apk");
        if let Some(option) = invocation.option(&["--allow-untrusted"]).filter(|_| concerned) {
            context.hit(run.place_of(option.span()), "apk takes packages that nobody signed.");
        }
    }
}
