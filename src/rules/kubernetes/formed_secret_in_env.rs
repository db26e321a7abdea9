//! Provider tokens written into the environment.

use crate::model::kubernetes::{Container, credentials};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Token, key or URL with a password in an environment variable
    ///
    /// Whatever the variable is called, the value has the form of a secret: what a provider issues, a private key,
    /// a URL with a password in it. Other tools go by the name and miss it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    FORMED_SECRET_IN_ENV = {
        id: "kubernetes/formed-secret-in-env",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Revoke the secret, put a new one into a Secret that is not in the repository, and read it from there.",
        cwe: [798],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for variable in credentials::literals(container).filter(|variable| !credentials::is_credential_name(variable.name))
    {
        let key = credentials::holds_private_key(variable.value.content());
        if !key && secret::is_secret(variable.name, variable.value.content()) {
            let what = secret::kind_of(variable.value.content()).unwrap_or("a secret");
            context.hit(variable.value, format!("{} has {what} in {}.", container.subject(), variable.name));
        }
    }
}
