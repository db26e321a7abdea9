//! Label key that breaks the conventions.

use crate::model::dockerfile::{Instruction, Keyword, Variable};
use crate::rule::{Body, Context, rule};

rule! {
    /// Label key that breaks the conventions
    ///
    /// Label keys are lower-case letters, digits, `.`, `-`, `_` and `/`, begin with a letter and end with a letter or
    /// digit; `com.docker.*`, `io.docker.*` and `org.dockerproject.*` belong to Docker.
    ///
    /// Labels that Docker Desktop asks extensions for (`com.docker.extension.*`, `com.docker.desktop.extension.*`)
    /// pass; hadolint reports them.
    ///
    /// References: <https://docs.docker.com/engine/manage-resources/labels/>
    MALFORMED_LABEL_KEY = {
        id: "docker/malformed-label-key",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3048"],
        profiles: [Hadolint],
        remedy: "Use a reverse domain of your own in lower case, as in `com.example.team`.",

        body: Body::Instructions(&[Keyword::Label], check),
    }
}

fn check(label: &Instruction, context: &mut Context) {
    for pair in label.pairs() {
        let key = pair.key();
        // A variable that the file declares may make a proper key.
        let declared = |variable: &Variable| label.binding(key.slice(variable.name.clone()).raw()).is_some();
        if key.variables().iter().any(declared) {
            continue;
        }
        if let Some(fault) = fault(&key.text()) {
            context.hit(key.place(), format!("The label key {} {fault}.", key.text()));
        }
    }
}

fn fault(key: &str) -> Option<&'static str> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_/".contains(c);
    let ends = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    if !key.starts_with(|c: char| c.is_ascii_lowercase()) || !key.ends_with(ends) || !key.chars().all(allowed) {
        return Some("has characters that label keys do not have");
    }
    if key.contains("..") || key.contains("--") {
        return Some("has two separators in a row");
    }
    let extension = key.starts_with("com.docker.extension.") || key.starts_with("com.docker.desktop.extension.");
    let reserved = ["com.docker.", "io.docker.", "org.dockerproject."].iter().any(|prefix| key.starts_with(prefix));
    (reserved && !extension).then_some("is in a name space that belongs to Docker")
}
