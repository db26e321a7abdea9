//! Variables that are called credentials and hold something else.

use crate::model::kubernetes::{Container, credentials};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Variable that is only called a credential
    ///
    /// The name looks like that of a password, a token or a cloud key, and the value is a path, a placeholder
    /// or a number. Polaris reports the name unless the value is empty; `kubernetes/credential-in-env` reports credentials.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    CREDENTIAL_NAMED_ENV = {
        id: "kubernetes/credential-named-env",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:sensitiveContainerEnvVar"],
        profiles: [],
        remedy: "Nothing, unless the value is a credential after all.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for variable in credentials::literals(container).filter(|variable| credentials::is_credential_name(variable.name)) {
        let value = variable.value.content();
        let told_elsewhere = value.is_empty() || credentials::mentions_secret(variable.name);
        if !told_elsewhere && !secret::is_secret(variable.name, value) {
            context
                .hit(variable.name_node, format!("{} is called a credential and has a literal value.", variable.name));
        }
    }
}
