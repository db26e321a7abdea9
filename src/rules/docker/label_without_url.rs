//! Label that should hold a URL and does not.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule};

rule! {
    /// Label that should hold a URL and does not
    ///
    /// Tools that follow the label find nothing.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    LABEL_WITHOUT_URL = {
        id: "docker/label-without-url",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3052"],
        profiles: [Default, Hadolint],
        remedy: "Write an absolute URL.",
        parameters: NamedLabels,
        body: Body::Instructions(&[Keyword::Label], check),
    }
}

fn check(label: &Instruction, context: &mut Context) {
    for value in context.parameters::<NamedLabels>().faulty(label, is_valid) {
        context.hit(value.place(), "This label must hold a URL.");
    }
}

fn is_valid(value: &str) -> bool {
    let rest = ["http://", "https://", "ftp://"].iter().find_map(|scheme| value.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !value.contains(char::is_whitespace))
}
