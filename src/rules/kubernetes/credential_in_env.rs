//! Passwords and tokens written into the environment.

use crate::model::kubernetes::{Container, credentials};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Password or token written into an environment variable
    ///
    /// The variable is called a password, a token or a cloud key and has a literal value that is neither a
    /// placeholder nor a path: whoever reads the repository, the object or the process has it. Polaris goes by the
    /// name only and also takes `TOKEN_TTL` for a credential.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    CREDENTIAL_IN_ENV = {
        id: "kubernetes/credential-in-env",
        severity: High,
        since: "2026.11",
        aliases: ["polaris:sensitiveContainerEnvVar"],
        profiles: [Default, Security],
        remedy: "Put the value into a Secret that is not in the repository, and read it with secretKeyRef or from a mounted file.",
        cwe: [798],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for variable in credentials::literals(container) {
        let named = credentials::is_credential_name(variable.name) && !credentials::mentions_secret(variable.name);
        if named && secret::is_secret(variable.name, variable.value.content()) {
            context.hit(
                variable.value,
                format!("{} has the value of {} in plain text.", container.subject(), variable.name),
            );
        }
    }
}
