//! Label that should hold a semantic version and does not.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule};

rule! {
    /// Label that should hold a semantic version and does not
    ///
    /// Tools that compare versions expect `major.minor.patch` (<https://semver.org>).
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    LABEL_WITHOUT_VERSION = {
        id: "docker/label-without-version",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3056"],
        profiles: [Default, Hadolint],
        remedy: "Write a semantic version.",
        parameters: NamedLabels,
        body: Body::Instructions(&[Keyword::Label], check),
    }
}

fn check(label: &Instruction, context: &mut Context) {
    for value in context.parameters::<NamedLabels>().faulty(label, is_valid) {
        context.hit(value.place(), "This label must hold a semantic version.");
    }
}

fn is_valid(value: &str) -> bool {
    semver::Version::parse(value).is_ok()
}
