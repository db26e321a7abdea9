//! References to keys that do not exist.

use crate::model::kubernetes::{Container, references};
use crate::rule::{Body, Context, rule};

rule! {
    /// Environment variable from a key that is not there
    ///
    /// The ConfigMap or Secret is in this run and has no such key, so the container does not start
    /// (CreateContainerConfigError). References marked optional are left alone.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/>
    MISSING_CONFIG_KEY = {
        id: "kubernetes/missing-config-key",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:env-value-from"],
        profiles: [Default],
        remedy: "Name a key that the object has, or add it there.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let own = container.workload().object();
    for reference in references::variables(container) {
        for (key, object) in references::missing_keys(&reference, own, context.workspace.cluster()) {
            let (kind, name) = (reference.kind, reference.name.content());
            let message =
                format!("{kind} {name} has no key {}, so {} does not start.", key.content(), container.describe());
            context.against(key, message, own, (&object, "this object lacks it"));
        }
    }
}
