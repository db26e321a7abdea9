//! wget and curl in one stage.

use crate::finding::Place;
use crate::model::dockerfile::{Keyword, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// wget and curl in one stage
    ///
    /// Two programs for one job: one of them can go, and with it what it brings along.
    WGET_AND_CURL = {
        id: "docker/wget-and-curl",
        severity: Low,
        since: "2026.11",
        aliases: ["DL4001", "DS-0014"],
        profiles: [Strict, Hadolint],
        remedy: "Use one of the two.",

        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let mut first: Option<(String, Place)> = None;
    for run in stage.instructions().filter(|instruction| instruction.is(Keyword::Run)) {
        for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
            let program = invocation.program();
            if !matches!(&*program, "wget" | "curl") {
                continue;
            }
            let place = run.place_of(invocation.name().span());
            match &first {
                None => first = Some((program.into_owned(), place)),
                Some((known, other)) if *known != program => {
                    context.hit(place, format!("This stage already uses {known}.")).related(other.clone(), "here");
                    return;
                }
                Some(_) => {}
            }
        }
    }
}
