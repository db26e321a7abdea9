//! Label that should hold an e-mail address and does not.

use crate::model::dockerfile::{Instruction, Keyword, NamedLabels};
use crate::rule::{Body, Context, rule};

rule! {
    /// Label that should hold an e-mail address and does not
    ///
    /// Whoever has a problem with the image finds nobody to write to.
    ///
    /// The rule is silent until `labels` names the labels that are meant to hold such a value. Values with variables
    /// are not judged.
    ///
    /// References: <https://github.com/hadolint/hadolint#linting-labels>
    LABEL_WITHOUT_ADDRESS = {
        id: "docker/label-without-address",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3058"],
        profiles: [Default, Hadolint],
        remedy: "Write an e-mail address.",
        parameters: NamedLabels,
        body: Body::Instructions(&[Keyword::Label], check),
    }
}

fn check(label: &Instruction, context: &mut Context) {
    for value in context.parameters::<NamedLabels>().faulty(label, is_valid) {
        context.hit(value.place(), "This label must hold an e-mail address.");
    }
}

fn is_valid(value: &str) -> bool {
    let Some((name, domain)) = value.rsplit_once('@') else { return false };
    let plain = !value.contains(char::is_whitespace) && !name.contains('@');
    plain && !name.is_empty() && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.')
}
