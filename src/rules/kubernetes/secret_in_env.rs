//! Secrets written into the environment.

use crate::model::kubernetes::{Container, credentials};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret written into an environment variable
    ///
    /// The variable is called a secret and has a literal value that is neither a placeholder nor a path: whoever
    /// reads the repository, the object or the process has it. References, paths, truth values and names such as
    /// `SECRETS_DIR` are left alone; kube-linter and Polaris go by the name only.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    SECRET_IN_ENV = {
        id: "kubernetes/secret-in-env",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:env-var-secret", "polaris:sensitiveContainerEnvVar"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Put the value into a Secret that is not in the repository, and read it with secretKeyRef or from a mounted file.",
        cwe: [798],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for variable in credentials::literals(container).filter(|variable| credentials::mentions_secret(variable.name)) {
        if secret::is_secret(variable.name, variable.value.content()) {
            context.hit(
                variable.value,
                format!("{} has the value of {} in plain text.", container.subject(), variable.name),
            );
        }
    }
}
