//! Objects in namespaces that shall not change.

use std::collections::HashMap;

use crate::model::Workspace;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Object in a frozen namespace
    ///
    /// The namespace has the label `freeze: "true"`, so nothing shall be made or changed in it for now. The label is
    /// that of the published sample policy.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>
    OBJECT_IN_FROZEN_NAMESPACE = {
        id: "kubernetes/object-in-frozen-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:namespace-protection"],
        profiles: [],
        remedy: "Wait until the label is gone.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let cluster = workspace.cluster();
    let frozen = cluster.objects_of("Namespace").filter(|object| object.labels().get("freeze") == Some("true"));
    let frozen: HashMap<Option<&str>, KubeObject> = frozen.map(|object| (object.name(), object)).collect();
    if frozen.is_empty() {
        return;
    }
    for object in cluster.objects().filter(|object| !object.is_cluster_scoped() && object.namespace().is_some()) {
        let Some(namespace) = frozen.get(&object.namespace()) else { continue };
        let message = format!("{} is frozen.", namespace.describe());
        context
            .hit(object.name_place(), message)
            .related(namespace.name_place(), "the frozen namespace")
            .about(object.describe());
    }
}
