//! Workloads in the namespace default.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Workload in the default namespace, or in none
    ///
    /// The manifest names `default`, or no namespace, which is decided by whoever applies it: kubectl's context,
    /// Helm, kustomize, a GitOps controller. Nearly all public manifests name none, so this stands in no profile
    /// but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>
    WORKLOAD_IN_DEFAULT_NAMESPACE = {
        id: "kubernetes/workload-in-default-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:use-namespace", "KSV-0110", "CKV_K8S_21", "kyverno:disallow-default-namespace"],
        profiles: [],
        remedy: "Name the namespace, or let the tool that applies it do so.",
        body: Body::Objects(&["Pod", "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "ReplicationController", "Job", "CronJob"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    match object.at_path(&["metadata", "namespace"]) {
        None => {
            _ = context
                .hit(object.lacking(&["metadata", "namespace"]), "The namespace is left to whoever applies this.")
        }
        Some(named) if named.content() == "default" => _ = context.hit(named, "This goes into the namespace default."),
        Some(_) => {}
    }
}
