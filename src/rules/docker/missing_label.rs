//! Image without a label that was asked for.

use crate::model::dockerfile::{Dockerfile, Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule};

rule! {
    /// Image without a label that was asked for
    ///
    /// Labels say who owns an image and where it came from. The rule is silent until `labels` names some.
    ///
    /// Looked at is what ships: the last stage with what it inherits along `FROM alias`. Builders need none, as in
    /// hadolint.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    MISSING_LABEL = {
        id: "docker/missing-label",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3049"],
        profiles: [Default, Hadolint],
        remedy: "Add the label.",
        parameters: NamedLabels,
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let Some(stage) = file.shipped() else { return };
    for name in &context.parameters::<NamedLabels>().labels {
        let has = |instruction: &Instruction| instruction.pairs().any(|pair| pair.key().text() == name.as_str());
        if !stage.chain().any(|stage| stage.all(Keyword::Label).any(|label| has(&label))) {
            context.hit(stage.place(), format!("The label {name} is missing.")).about(stage.describe());
        }
    }
}
