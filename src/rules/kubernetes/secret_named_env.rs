//! Variables that are called secrets and hold something else.

use crate::model::kubernetes::{Container, credentials};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Variable that is only called a secret
    ///
    /// The name has `secret` in it and the value is a path, a placeholder, a truth value or a reference.
    /// kube-linter and Polaris report the name; `kubernetes/secret-in-env` reports secrets.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    SECRET_NAMED_ENV = {
        id: "kubernetes/secret-named-env",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:env-var-secret", "polaris:sensitiveContainerEnvVar"],
        profiles: [KubeLinter],
        remedy: "Nothing, unless the value is a secret after all.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for variable in credentials::literals(container).filter(|variable| credentials::mentions_secret(variable.name)) {
        let value = variable.value.content();
        if !value.is_empty() && !secret::is_secret(variable.name, value) {
            context.hit(variable.name_node, format!("{} is called a secret and has a literal value.", variable.name));
        }
    }
}
