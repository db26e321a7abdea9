//! yum or dnf that takes unsigned packages.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// yum or dnf that takes unsigned packages
    ///
    /// `--nogpgcheck` installs packages whose signature nobody checked.
    YUM_WITHOUT_SIGNATURES = {
        id: "docker/yum-without-signatures",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_9"],
        profiles: [Default, Security],
        remedy: "Import the key of the repository and leave the option out.",
        cwe: [347],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let concerned =
            invocation.runs("yum") || invocation.runs("dnf") || invocation.runs("tdnf") || invocation.runs("microdnf");
        if let Some(option) = invocation.option(&["--nogpgcheck"]).filter(|_| concerned) {
            context.hit(run.place_of(option.span()), "Packages are installed that nobody signed.");
        }
    }
}
