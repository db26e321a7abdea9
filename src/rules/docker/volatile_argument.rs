//! Argument that spoils the cache of what follows.

use crate::model::dockerfile::{Instruction, Keyword, Stage};
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// Argument that spoils the cache of what follows
    ///
    /// The value of an argument like GIT_COMMIT or BUILD_DATE is another one in every build, and every RUN behind the ARG is built
    /// again, whether it uses it or not. Declared behind the installation of the dependencies it costs nothing.
    ///
    /// References: <https://docs.docker.com/build/cache/invalidation/#build-arguments>
    VOLATILE_ARGUMENT = {
        id: "docker/volatile-argument",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Move the ARG below the last RUN that does not need it.",
        body: Body::Stages(check),
    }
}

/// Words in the names of arguments whose values change with every build.
const VOLATILE: [&str; 13] = [
    "COMMIT",
    "SHA",
    "SHA1",
    "REVISION",
    "BUILD_DATE",
    "BUILD_TIME",
    "BUILD_TIMESTAMP",
    "BUILD_NUMBER",
    "BUILD_ID",
    "VCS_REF",
    "GIT_REF",
    "TIMESTAMP",
    "CREATED",
];

/// So many RUNs behind an argument are looked at.
const MOST_RUNS: usize = 256;

fn check(stage: &Stage, context: &mut Context) {
    let mut runs: Option<Vec<(Instruction, bool)>> = None;
    for argument in stage.all(Keyword::Arg) {
        for pair in argument.pairs().filter(|pair| is_volatile(&pair.key().text())) {
            let name = pair.key().text();
            let downloading = |run: Instruction<'_>| !packages::downloads(run).is_empty();
            let all = || stage.all(Keyword::Run).map(|run| (run, downloading(run))).collect();
            let behind = runs.get_or_insert_with(all).iter().filter(|(run, _)| run.index() > argument.index());
            let spoiled = behind
                .take(MOST_RUNS)
                .take_while(|(run, _)| !run.span_text().contains(&*name))
                .find_map(|(run, downloads)| downloads.then_some(*run));
            if let Some(run) = spoiled {
                let message = format!("Each new {name} has the RUNs below built again.");
                context.hit(pair.key(), message).related(run, "this downloads everything again");
            }
        }
    }
}

fn is_volatile(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let ends = |word: &str| name.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with('_'));
    // The checksum of a download changes with its version only.
    VOLATILE.iter().any(|word| ends(word)) && !name.contains("VERSION")
}
