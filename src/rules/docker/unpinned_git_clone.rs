//! git clone without a revision.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Invocation, ShellWord};
use crate::rule::{Body, Context, rule};

rule! {
    /// Repository cloned without a revision
    ///
    /// `git clone` without a branch or tag takes whatever the default branch holds that day, and the cached layer keeps
    /// it for as long as the line does not change. A `git checkout` or `reset` in the same RUN and a revision behind `#`
    /// in ADD count.
    ///
    /// References: <https://git-scm.com/docs/git-clone>
    UNPINNED_GIT_CLONE = {
        id: "docker/unpinned-git-clone",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Name a tag with --branch, or check a commit out.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let programs: Vec<_> = run.commands().into_iter().filter_map(|command| command.invocation()).collect();
    let verb =
        |it: &Invocation, verbs: &[&str]| it.runs("git") && it.arguments().any(|word| verbs.contains(&&*word.text()));
    let settles = programs.iter().any(|it| verb(it, &["checkout", "reset", "switch"]));
    for clone in programs.iter().filter(|it| verb(it, &["clone"]) && !settles) {
        let branch = |word: ShellWord| {
            let text = word.text();
            text.starts_with("--branch") || text.starts_with("--revision") || text == "-b"
        };
        if !clone.arguments().any(branch) {
            let place = clone.arguments().find(|word| *word == "clone").unwrap_or(clone.name());
            context.hit(run.place_of(place.span()), "Whatever the default branch holds that day is taken.");
        }
    }
}
