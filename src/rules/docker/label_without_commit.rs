//! Label that should hold a git hash and does not.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule};

rule! {
    /// Label that should hold a git hash and does not
    ///
    /// The commit leads back to the source that an image was built from; it has 7 or 40 lower-case hexadecimal
    /// digits.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    LABEL_WITHOUT_COMMIT = {
        id: "docker/label-without-commit",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3055"],
        profiles: [Default, Hadolint],
        remedy: "Write the hash of the commit.",
        parameters: NamedLabels,
        body: Body::Instructions(&[Keyword::Label], check),
    }
}

fn check(label: &Instruction, context: &mut Context) {
    for value in context.parameters::<NamedLabels>().faulty(label, is_valid) {
        context.hit(value.place(), "This label must hold a git commit hash.");
    }
}

fn is_valid(value: &str) -> bool {
    let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    matches!(value.len(), 7 | 40) && value.chars().all(hex)
}
