//! What goes into the namespace default.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule_table};

/// Kinds of objects, and the one among them that Kubernetes keeps there itself.
struct Row {
    kinds: &'static [&'static str],
    own: Option<(&'static str, &'static str)>,
}

rule_table! {
    |ROW: Row| Body::Objects(ROW.kinds, |object, context| check(&ROW, object, context));

    /// Object in the default namespace, or in none
    ///
    /// See `kubernetes/workload-in-default-namespace`; Checkov also asks ConfigMaps, Secrets, accounts, roles and
    /// Ingresses.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>
    {
        row: Row {
            kinds: &["ConfigMap", "Secret", "ServiceAccount", "Role", "RoleBinding", "Ingress"],
            own: Some(("ServiceAccount", "default")),
        },
        id: "kubernetes/object-in-default-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_21"],
        profiles: [],
        remedy: "Name the namespace, or let the tool that applies it do so.",
    }

    /// Service in the default namespace, or in none
    ///
    /// See `kubernetes/workload-in-default-namespace`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>
    {
        row: Row { kinds: &["Service"], own: Some(("Service", "kubernetes")) },
        id: "kubernetes/service-in-default-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:use-namespace", "CKV_K8S_21"],
        profiles: [],
        remedy: "Name the namespace, or let the tool that applies it do so.",
    }

    /// Workload in the default namespace, or in none
    ///
    /// The manifest names `default`, or no namespace, which is decided by whoever applies it: kubectl's context,
    /// Helm, kustomize, a GitOps controller. Nearly all public manifests name none, so this stands in no profile
    /// but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>
    {
        row: Row {
            kinds: &["Pod", "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "ReplicationController", "Job", "CronJob"],
            own: None,
        },
        id: "kubernetes/workload-in-default-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:use-namespace", "KSV-0110", "CKV_K8S_21", "kyverno:disallow-default-namespace"],
        profiles: [],
        remedy: "Name the namespace, or let the tool that applies it do so.",
    }
}

fn check(Row { own, .. }: &Row, object: &KubeObject, context: &mut Context) {
    if own.is_some_and(|(kind, name)| object.is(kind) && object.name() == Some(name)) {
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
