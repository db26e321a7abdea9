//! Label that nobody asked for.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule};

rule! {
    /// Label that nobody asked for
    ///
    /// Where a schema says which labels images have, any other one is a misspelling or a habit. The rule is silent
    /// until `labels` names the ones that are expected.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    UNEXPECTED_LABEL = {
        id: "docker/unexpected-label",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3050"],
        profiles: [Default, Hadolint],
        remedy: "Remove the label, or add it to the schema.",
        parameters: NamedLabels,
        body: Body::Instructions(&[Keyword::Label], check),
    }
}

fn check(label: &Instruction, context: &mut Context) {
    let expected = &context.parameters::<NamedLabels>().labels;
    for pair in label.pairs().filter(|_| !expected.is_empty()) {
        let key = pair.key();
        if !expected.iter().any(|name| *name == key.text()) {
            context.hit(key.place(), format!("The label {} is not one of those that images have here.", key.text()));
        }
    }
}
