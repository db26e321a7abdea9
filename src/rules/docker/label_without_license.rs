//! Label that should hold an SPDX expression and does not.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule};

rule! {
    /// Label that should hold an SPDX expression and does not
    ///
    /// Licence scanners read SPDX identifiers, as in `Apache-2.0 OR MIT`.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    LABEL_WITHOUT_LICENSE = {
        id: "docker/label-without-license",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3054"],
        profiles: [Default, Hadolint],
        remedy: "Write an SPDX licence expression.",
        parameters: NamedLabels,
        body: Body::Instructions(&[Keyword::Label], check),
    }
}

fn check(label: &Instruction, context: &mut Context) {
    for value in context.parameters::<NamedLabels>().faulty(label, is_valid) {
        context.hit(value.place(), "This label must hold an SPDX licence expression.");
    }
}

fn is_valid(value: &str) -> bool {
    spdx::Expression::parse(value).is_ok()
}
