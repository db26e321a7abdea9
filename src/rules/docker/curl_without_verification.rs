//! curl that verifies nobody.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// curl that verifies nobody
    ///
    /// With `-k` curl talks to whoever answers: anybody on the way can hand the build another file. Groups of short
    /// options (`-fsSLk`) count.
    CURL_WITHOUT_VERIFICATION = {
        id: "docker/curl-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_2"],
        profiles: [Default, Security],
        remedy: "Leave the option out and install `ca-certificates`, or name your authority with `--cacert`.",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// Short options of curl that take a value: what follows in the group belongs to them (curl(1)).
const WITH_VALUE: &str = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let unverified = invocation.arguments().find(|word| is_insecure(&word.text()));
        if let Some(option) = unverified.filter(|_| invocation.runs("curl")) {
            context.hit(run.place_of(option.span()), "curl does not check whom it talks to.");
        }
    }
}

fn is_insecure(word: &str) -> bool {
    let Some(group) = word.strip_prefix('-').filter(|rest| !rest.starts_with('-')) else {
        return word == "--insecure";
    };
    group.split(|c| WITH_VALUE.contains(c)).next().unwrap_or_default().contains('k')
}
