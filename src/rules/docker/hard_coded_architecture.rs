//! Downloads for one architecture.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Architecture written into a download
    ///
    /// The URL names one architecture; on another machine, or with `--platform`, the image gets programs that do not run.
    /// TARGETARCH, `uname -m` and `dpkg --print-architecture` know the right one.
    ///
    /// References: <https://docs.docker.com/build/building/multi-platform/>
    HARD_CODED_ARCHITECTURE = {
        id: "docker/hard-coded-architecture",
        severity: Info,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Put TARGETARCH into the URL.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        if !matches!(&*invocation.program(), "curl" | "wget") {
            continue;
        }
        for word in invocation.arguments().filter(|word| word.text().contains("://")) {
            let text = word.text();
            if let Some(name) = ["x86_64", "amd64", "aarch64", "arm64"].into_iter().find(|name| text.contains(name)) {
                context.hit(run.place_of(word.span()), format!("This is for {name} only."));
            }
        }
    }
}
