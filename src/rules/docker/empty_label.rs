//! Label without a value.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule};

rule! {
    /// Label without a value
    ///
    /// A label that somebody asked for and that holds nothing says nothing.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    EMPTY_LABEL = {
        id: "docker/empty-label",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3051"],
        profiles: [Default, Hadolint],
        remedy: "Give the label a value.",
        parameters: NamedLabels,
        body: Body::Instructions(&[Keyword::Label], check),
    }
}

fn check(label: &Instruction, context: &mut Context) {
    for value in context.parameters::<NamedLabels>().faulty(label, is_valid) {
        context.hit(value.place(), "This label must not be empty.");
    }
}

fn is_valid(value: &str) -> bool {
    !value.is_empty()
}
