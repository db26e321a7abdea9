//! rpm that checks nothing.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// rpm that checks nothing
    ///
    /// rpm installs the package without looking at its digest or signature.
    RPM_WITHOUT_SIGNATURES = {
        id: "docker/rpm-without-signatures",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_10"],
        profiles: [Default, Security],
        remedy: "Import the key with `rpm --import` and leave the option out.",
        cwe: [347],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let concerned = invocation.runs("rpm");
        if let Some(option) =
            invocation.option(&["--nodigest", "--nosignature", "--noverify", "--nofiledigest"]).filter(|_| concerned)
        {
            context.hit(run.place_of(option.span()), "rpm does not check what it installs.");
        }
    }
}
