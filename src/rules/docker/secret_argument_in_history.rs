//! Secrets in the history.

use crate::model::dockerfile::{Binding, Instruction, Keyword};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret build argument used by RUN
    ///
    /// The value of a build argument that a RUN uses is written into the history of the image: `docker history` shows it
    /// to everybody who can pull. In a builder it still is in the exported cache. A secret mount leaves no trace:
    /// `--mount=type=secret,id=token,env=TOKEN`.
    ///
    /// References: <https://docs.docker.com/build/building/secrets/>
    SECRET_ARGUMENT_IN_HISTORY = {
        id: "docker/secret-argument-in-history",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Use --mount=type=secret,env=NAME.",
        cwe: [522],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.script().filter(|_| run.stage().is_some_and(|stage| stage.ships())) else { return };
    for script in script.scripts() {
        for word in script.words() {
            for (name, part) in word.variables().filter(|(name, _)| secret::is_secret_name(name)) {
                let Some(Binding::Arg(pair)) = run.binding(name) else { continue };
                let message = format!("The value of {name} is in the history of the image.");
                let used = run.place_of(word.part_span(part));
                let hit = context.hit(used.clone(), message);
                hit.step(pair.key(), format!("{name} is given to the build"));
                hit.step(used, "RUN uses it, so that its value is in the history");
            }
        }
    }
}
