//! ENV or ARG with the name of a secret.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// ENV or ARG with the name of a secret
    ///
    /// A variable that is called like a secret mostly holds one at build time: `ARG NPM_TOKEN` puts the value that
    /// the build passes into the image's history, `ENV NPM_TOKEN=$NPM_TOKEN` into the image.
    ///
    /// BuildKit decides by words (`password`, `token`, `key`, …, unless `public`, `file` or `version` is among them);
    /// so do we, but for `GOOGLE_APPLICATION_CREDENTIALS`, which names a file, and for the fingerprint of a public key
    /// in `GPG_KEY`. hadolint looks for parts of words, which reports `MAX_TOKENS` and misses `DB_PASS`. Where the file
    /// itself holds the secret, it is `docker/secret-in-env` or `docker/secret-in-arg`.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/>
    SECRET_NAME_IN_ENV = {
        id: "docker/secret-name-in-env",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3064", "DS-0031", "SecretsUsedInArgOrEnv"],
        profiles: [Strict, Security, Hadolint],
        remedy: "Hand it to one RUN with `--mount=type=secret`, or to the container at run time.",
        cwe: [538],
        body: Body::Instructions(&[Keyword::Env, Keyword::Arg], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    for pair in instruction.pairs() {
        let name = pair.key().text();
        let is_public = pair.value().is_some_and(|value| secret::is_fingerprint(&name, &value.text()));
        if pair.written_secret().is_none() && !is_public && is_called_secret(&name) {
            context.hit(
                pair.key().place(),
                format!("{name} is called like a secret; what it holds ends in the image or its history."),
            );
        }
    }
}

/// Paths of files with a credential, by names that say nothing of a file.
const NAMES_OF_FILES: [&str; 1] = ["GOOGLE_APPLICATION_CREDENTIALS"];

/// BuildKit's test (<https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/>), the two halves of a
/// credential as Jenkins binds them (<https://www.jenkins.io/doc/book/pipeline/jenkinsfile/>), and our own names.
fn is_called_secret(name: &str) -> bool {
    if NAMES_OF_FILES.contains(&name) {
        return false;
    }
    let name = name.to_lowercase();
    let words = || name.split('_');
    let denied =
        ["apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token"];
    let allowed = ["public", "file", "version"];
    let by_word = words().any(|word| denied.contains(&word)) && !words().any(|word| allowed.contains(&word));
    let of_jenkins = name.ends_with("_psw") || name.ends_with("_usr");
    by_word || of_jenkins || secret::is_secret_name(&name)
}
