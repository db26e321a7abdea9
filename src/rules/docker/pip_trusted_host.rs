//! pip that verifies nobody.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// pip that verifies nobody
    ///
    /// `--trusted-host` turns TLS verification off for a host: anybody on the way can hand the build another package.
    PIP_TRUSTED_HOST = {
        id: "docker/pip-trusted-host",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_4"],
        profiles: [Default, Security],
        remedy: "Leave the option out and name your authority with `--cert`.",
        cwe: [295],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let arguments: Vec<_> = invocation.arguments().map(|word| word.text()).collect();
        let as_module = arguments.windows(2).any(|pair| pair[0] == "-m" && pair[1].starts_with("pip"));
        let is_pip = invocation.program().starts_with("pip")
            || as_module
            || arguments.first().is_some_and(|first| first == "pip");
        if let Some(option) = invocation.option(&["--trusted-host"]).filter(|_| is_pip) {
            context.hit(run.place_of(option.span()), "pip does not check whom it talks to.");
        }
    }
}
