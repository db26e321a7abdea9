//! yum or dnf set not to verify its repositories.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// yum or dnf set not to verify its repositories
    ///
    /// `sslverify` off turns TLS verification off for a repository, or for all of them, also in the containers of the
    /// image.
    YUM_WITHOUT_VERIFICATION = {
        id: "docker/yum-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_15"],
        profiles: [Default, Security],
        remedy: "Leave the setting out and name your authority with `sslcacert`.",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let words: Vec<_> = invocation.arguments().collect();
        let programs = ["yum-config-manager", "dnf-config-manager"];
        let manages = words.iter().any(|word| *word == "config-manager")
            || programs.iter().any(|program| invocation.runs(program));
        let off = words.iter().find(|word| turns_off(&word.text()));
        if let Some(word) = off.filter(|_| manages) {
            context.hit(run.place_of(word.span()), "The repository's server is not verified.");
        }
    }
}

/// `sslverify=0`, `--setopt=repo.sslverify=false` and the like.
fn turns_off(word: &str) -> bool {
    let Some((key, value)) = word.rsplit_once('=') else { return false };
    key.rsplit(['.', '=', '-']).next() == Some("sslverify")
        && matches!(&*value.to_lowercase(), "0" | "false" | "no" | "off")
}
