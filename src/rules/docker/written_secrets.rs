//! Secrets that are written as values of variables.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule_table};

rule_table! {
    |ROW: Keyword| Body::Instructions(&[ROW], check);

    /// Secret as the default of an ARG
    ///
    /// The default stands in the file, in its history and in the image's history (`docker history`), whether the
    /// build overrides it or not.
    ///
    /// Names alone are not enough; what BuildKit and hadolint report by name is `docker/secret-name-in-env`.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/>
    {
        row: Keyword::Arg,
        id: "docker/secret-in-arg",
        severity: High,
        since: "2026.11",
        aliases: ["DL3064", "DS-0031", "SecretsUsedInArgOrEnv"],
        profiles: [Default, Security, Hadolint],
        remedy: "Hand it in at run time, or to one RUN with `--mount=type=secret`. Treat the value as leaked.",
        cwe: [798],
    }

    /// Secret in ENV
    ///
    /// The value stays in the image: everybody who can pull it reads it with `docker inspect`, and so does every
    /// process in every container. Deleting it in a later layer changes nothing.
    ///
    /// Names alone are not enough: `TOKENIZERS_PARALLELISM`, `MAX_TOKENS` and `*_FILE` pass, placeholders and
    /// variables too. What BuildKit and hadolint report by name is `docker/secret-name-in-env`.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/>
    {
        row: Keyword::Env,
        id: "docker/secret-in-env",
        severity: High,
        since: "2026.11",
        aliases: ["DL3064", "DS-0031", "SecretsUsedInArgOrEnv"],
        profiles: [Default, Security, Hadolint],
        remedy: "Hand it in at run time, or to one RUN with `--mount=type=secret`. Treat the value as leaked.",
        cwe: [798],
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    for pair in instruction.pairs() {
        if let Some(value) = pair.written_secret() {
            let name = pair.key().text();
            context
                .hit(value.place(), format!("The value of {name} is a secret that everybody reads who has the image."));
        }
    }
}
