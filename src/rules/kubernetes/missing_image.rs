//! Containers that name no image at all.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule_table};

/// Which of the containers without an image are meant.
struct Row(fn(&Container) -> bool);

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Container without an image
    ///
    /// A container needs an image; only controllers such as OpenShift's image triggers or a sidecar injector fill
    /// it in later. Where none does, the pod is refused.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container>
    {
        row: Row(|_| true),
        id: "kubernetes/missing-image",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:latest-tag", "kube-score:container-image-tag", "polaris:tagNotSpecified", "KSV-0013", "CKV_K8S_14", "CKV_K8S_15", "CKV_K8S_43"],
        profiles: [Strict, KubeLinter],
        remedy: "Name the image, or say in a suppression which controller fills it in.",
    }

    /// Container without an image that may come from the cache
    ///
    /// No image is named and `imagePullPolicy` is not `Always`, so what a controller fills in may come from the node's cache.
    /// Polaris wants the policy written down, whatever the image is.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy>
    {
        row: Row(|container| container.pull_policy().node.is_none_or(|policy| policy.content() != "Always")),
        id: "kubernetes/cached-missing-image",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:pullPolicyNotAlways"],
        profiles: [],
        remedy: "Write imagePullPolicy: Always.",
    }
}

fn check(Row(is_meant): &Row, container: &Container, context: &mut Context) {
    if !is_meant(container) {
        return;
    }
    let message = || format!("{} names no image.", container.subject());
    match container.image() {
        None => _ = context.hit(container.lacking(&["image"]), message()),
        Some(image) if image.content().trim().is_empty() => _ = context.hit(Place::key_of(image), message()),
        Some(_) => {}
    }
}
