//! References to keys that do not exist.

use crate::model::kubernetes::{Container, Fields, KubeObject};
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
    let cluster = context.workspace.cluster();
    let namespace = container.workload().object().namespace();
    for variable in container.env() {
        for (field, kind) in [("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")] {
            let Some(reference) = variable.field_at(&["valueFrom", field]) else { continue };
            let (Some(name), Some(key)) = (reference.text_at(&["name"]), reference.field("key")) else { continue };
            let known: Vec<KubeObject> = cluster.named(kind, name, namespace).collect();
            let has = |object: &KubeObject| {
                ["data", "binaryData", "stringData"].iter().any(|map| object.at_path(&[map, key.content()]).is_some())
            };
            let optional = reference.truth_at(&["optional"]) == Some(true);
            if !optional && !known.is_empty() && !known.iter().any(has) {
                let message =
                    format!("{kind} {name} has no key {}, so {} does not start.", key.content(), container.describe());
                context.hit(key, message).related(known[0].name_place(), "this object lacks it");
            }
        }
    }
}
