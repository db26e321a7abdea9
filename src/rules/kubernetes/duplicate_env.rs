//! Variables that are set twice.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Environment variable set twice
    ///
    /// The last one wins, and the API server's merge of patches may keep either. One of the two is not what its
    /// writer believes.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/>
    DUPLICATE_ENV = {
        id: "kubernetes/duplicate-env",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:duplicate-env-var", "kube-score:environment-variable-key-duplication"],
        profiles: [Default, KubeLinter],
        remedy: "Remove one of the two.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let mut seen = std::collections::BTreeMap::new();
    for name in container.env().filter_map(|variable| variable.field("name")) {
        if let Some(first) = seen.insert(name.content(), name) {
            let message = format!("{} sets {} twice; the last value wins.", container.subject(), name.content());
            context.hit(name, message).related(first, "set here first");
        }
    }
}
