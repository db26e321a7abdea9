//! Secrets in what containers run.

use crate::model::kubernetes::Container;
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Token, key or URL with a password in a command
    ///
    /// A word of `command` or `args`, or of what a probe or hook runs, has the form of a secret: what a provider
    /// issues, a private key, or a URL with a password in it. Besides standing in the repository it is shown to
    /// everybody who may list the processes or describe the pod. Other tools look at environment variables at most.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/secrets-good-practices/>
    FORMED_SECRET_IN_COMMAND = {
        id: "kubernetes/formed-secret-in-command",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Revoke the secret, put a new one into a Secret that is not in the repository, and pass it by file or environment.",
        cwe: [798],
        body: Body::Containers(check),
    }
}

const COMMANDS: &[&[&str]] = &[
    &["command"],
    &["args"],
    &["livenessProbe", "exec", "command"],
    &["readinessProbe", "exec", "command"],
    &["startupProbe", "exec", "command"],
    &["lifecycle", "postStart", "exec", "command"],
    &["lifecycle", "preStop", "exec", "command"],
];

fn check(container: &Container, context: &mut Context) {
    for word in COMMANDS.iter().flat_map(|path| container.list(path)) {
        if let Some(what) = secret::kind_of(&word.text()) {
            context.hit(word, format!("{} is given {what} on its command line.", container.subject()));
        }
    }
}
