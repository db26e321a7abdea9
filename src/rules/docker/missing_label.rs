//! Image without a label that was asked for.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// Image without a label that was asked for
    ///
    /// Labels say who owns an image and where it came from. The rule is silent until `labels` names some.
    ///
    /// Looked at is what may ship: the last stage, and those that no other stage uses, with what they inherit along `FROM
    /// alias`. Builders need none, as in hadolint.
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
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let is_used = stage.is_base() || stage.is_source();
    if is_used && !stage.is_target() {
        return;
    }
    for name in &context.parameters::<NamedLabels>().labels {
        let has = |instruction: &Instruction| instruction.pairs().any(|pair| pair.key().text() == name.as_str());
        if !stage.chain().any(|stage| stage.all(Keyword::Label).any(|label| has(&label))) {
            context.hit(stage.place(), format!("The label {name} is missing.")).about(stage.describe());
        }
    }
}
