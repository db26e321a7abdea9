//! Users' objects among the cluster's.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Object in kube-system
    ///
    /// `kube-system` belongs to the control plane: policies often spare it, and upgrades and quotas treat it apart.
    /// The control plane's own pods are left alone.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces>
    OBJECT_IN_KUBE_SYSTEM = {
        id: "kubernetes/object-in-kube-system",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0037"],
        profiles: [Strict],
        remedy: "Use a namespace of your own.",
        body: Body::Objects(&[], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let Some(namespace) = object.at_path(&["metadata", "namespace"]).filter(|name| name.content() == "kube-system")
    else {
        return;
    };
    let parts = ["kube-apiserver", "etcd", "kube-controller-manager", "kube-scheduler"];
    let labels = object.labels();
    let control_plane = labels.get("tier") == Some("control-plane")
        && labels.get("component").is_some_and(|part| parts.contains(&part));
    if !control_plane && object.at_path(&["spec"]).is_some() {
        context.hit(namespace, "kube-system belongs to the control plane.");
    }
}
