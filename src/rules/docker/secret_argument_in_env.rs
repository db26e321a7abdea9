//! Build arguments with secrets that are kept as ENV or LABEL.

use crate::model::dockerfile::{Binding, Instruction, Keyword};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret build argument kept in the image
    ///
    /// `ENV NPM_TOKEN=$NPM_TOKEN` copies what the build was given into the image that ships: everybody who can pull it reads
    /// it with `docker inspect`, and every process of every container has it. A LABEL is no better.
    ///
    /// The finding shows the way of the secret (in SARIF as a code flow). Looked at are the stages that ship; a secret is
    /// known by the name of its ARG.
    ///
    /// References: <https://docs.docker.com/build/building/secrets/>
    SECRET_ARGUMENT_IN_ENV = {
        id: "docker/secret-argument-in-env",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Mount it into the RUN that needs it with --mount=type=secret,env=NAME, or hand it in at run time.",
        cwe: [522],
        body: Body::Instructions(&[Keyword::Env, Keyword::Label], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    let Some(stage) = instruction.stage().filter(|stage| stage.ships() && !instruction.is_trigger()) else { return };
    for (pair, value) in instruction.pairs().filter_map(|pair| Some((pair, pair.value()?))) {
        for variable in value.variables() {
            let name = &value.raw()[variable.name];
            let Some(Binding::Arg(argument)) = instruction.binding(name).filter(|_| secret::is_secret_name(name))
            else {
                continue;
            };
            let place = value.slice(variable.range).place();
            let (keyword, key) = (instruction.keyword().name(), pair.key().text());
            let hit = context
                .hit(place.clone(), format!("{keyword} {key} keeps the value of {name} in the image that ships."));
            hit.step(argument.key(), format!("{name} is given to the build"));
            hit.step(place, format!("{keyword} {key} takes its value"));
            hit.step(stage.place(), format!("{} ships", stage.describe()));
        }
    }
}
