//! npm or yarn that verifies nobody.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// npm or yarn that verifies nobody
    ///
    /// `strict-ssl false` turns TLS verification off: anybody on the way can hand the build another package.
    NPM_WITHOUT_VERIFICATION = {
        id: "docker/npm-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_13"],
        profiles: [Default, Security],
        remedy: "Leave the setting out and name your authority with `cafile`.",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        if !["npm", "yarn", "pnpm"].iter().any(|manager| invocation.runs(manager)) {
            continue;
        }
        let words: Vec<_> = invocation.arguments().collect();
        let sets = words.iter().any(|word| *word == "set");
        let off = |at: usize| words.get(at + 1).is_some_and(|next| next.text() == "false");
        let found = words.iter().enumerate().find(|(at, word)| match &*word.text() {
            "strict-ssl" => sets && off(*at),
            "--strict-ssl" => off(*at),
            text => matches!(text, "strict-ssl=false" | "--strict-ssl=false" | "--no-strict-ssl"),
        });
        if let Some((_, word)) = found {
            context
                .hit(run.place_of(word.span()), format!("{} does not check whom it talks to.", invocation.program()));
        }
    }
}
