//! Lines in ConfigMaps that set passwords.

use crate::model::kubernetes::{KubeObject, credentials};
use crate::rule::{Body, Context, rule};

rule! {
    /// Password set in a file of a ConfigMap
    ///
    /// A line of the value sets something that is called a password, a secret or a token to a literal. References
    /// (`${…}`, `$(…)`, `{{…}}`) are left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    PASSWORD_LINE_IN_CONFIG_MAP = {
        id: "kubernetes/password-line-in-config-map",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0109"],
        profiles: [Strict, Security],
        remedy: "Keep the password in a Secret and let the program read it from there.",
        cwe: [312],
        body: Body::Objects(&["ConfigMap"], check),
    }
}

const NAMES: &[&str] = &[
    "password",
    "pass",
    "pword",
    "passphrase",
    "passwrd",
    "passwd",
    "secret",
    "secretkey",
    "aws_access_key_id",
    "pswrd",
    "token",
    "pwd",
];

fn check(config_map: &KubeObject, context: &mut Context) {
    for entry in credentials::entries(config_map.node()) {
        if let Some(name) = entry.value.content().lines().find_map(set_password) {
            context.hit(entry.name_node, format!("{} sets {name} in plain text.", entry.name));
        }
    }
}

/// The name that a line sets to a literal, if that sounds like a password.
fn set_password(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(':').or_else(|| line.split_once('='))?;
    let lower = line.to_ascii_lowercase();
    let sets = |word: &str| {
        lower.match_indices(word).any(|(at, _)| lower[at + word.len()..].trim_start().starts_with([':', '=']))
    };
    let literal = value.trim().trim_start_matches('"');
    let reference = literal.is_empty() || ["${", "$(", "{{"].iter().any(|open| literal.starts_with(open));
    (!reference && NAMES.iter().any(|word| sets(word))).then_some(name.trim())
}
