//! Services in the namespace default.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Service in the default namespace, or in none
    ///
    /// See `kubernetes/workload-in-default-namespace`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>
    SERVICE_IN_DEFAULT_NAMESPACE = {
        id: "kubernetes/service-in-default-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:use-namespace", "CKV_K8S_21"],
        profiles: [],
        remedy: "Name the namespace, or let the tool that applies it do so.",
        body: Body::Objects(&["Service"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    if object.name() == Some("kubernetes") {
        return;
    }
    match object.at_path(&["metadata", "namespace"]) {
        None => {
            _ = context
                .hit(object.lacking(&["metadata", "namespace"]), "The namespace is left to whoever applies this.")
        }
        Some(named) if named.content() == "default" => _ = context.hit(named, "This goes into the namespace default."),
        Some(_) => {}
    }
}
