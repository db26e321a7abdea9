//! Containers that name no image at all.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without an image
    ///
    /// A container needs an image; only controllers such as OpenShift's image triggers or a sidecar injector fill
    /// it in later. Where none does, the pod is refused.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container>
    MISSING_IMAGE = {
        id: "kubernetes/missing-image",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:latest-tag", "kube-score:container-image-tag", "polaris:tagNotSpecified", "polaris:pullPolicyNotAlways", "KSV-0013", "CKV_K8S_14", "CKV_K8S_15", "CKV_K8S_43"],
        profiles: [Strict, KubeLinter],
        remedy: "Name the image, or say in a suppression which controller fills it in.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let message = || format!("{} names no image.", container.subject());
    match container.image() {
        None => _ = context.hit(container.lacking(&["image"]), message()),
        Some(image) if image.content().trim().is_empty() => _ = context.hit(Place::key_of(image), message()),
        Some(_) => {}
    }
}
