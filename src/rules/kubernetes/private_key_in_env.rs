//! Private keys written into the environment.

use crate::model::kubernetes::{Container, credentials};
use crate::rule::{Body, Context, rule};

rule! {
    /// Private key in an environment variable
    ///
    /// A PEM private key stands in the manifest. Whoever reads the repository, the object or the process has it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    PRIVATE_KEY_IN_ENV = {
        id: "kubernetes/private-key-in-env",
        severity: High,
        since: "2026.11",
        aliases: ["polaris:sensitiveContainerEnvVar"],
        profiles: [Default, Security],
        remedy: "Revoke the key, put a new one into a Secret that is not in the repository, and mount it as a file.",
        cwe: [798],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for variable in credentials::literals(container).filter(|variable| !credentials::is_credential_name(variable.name))
    {
        if credentials::holds_private_key(variable.value.content()) {
            context.hit(variable.name_node, format!("{} has a private key in {}.", container.subject(), variable.name));
        }
    }
}
