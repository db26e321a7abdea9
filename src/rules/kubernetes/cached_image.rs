//! Images that a node may take from its cache.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image that is not pulled every time
    ///
    /// With `IfNotPresent` or `Never` a node starts what it already has: the pull secrets of this pod are not
    /// checked against it, and a tag that was pushed again is not noticed. On nodes shared between tenants that
    /// lets one run another's private image.
    ///
    /// A digest makes the policy irrelevant for the content, so images with a digest are left alone (kube-score and
    /// Polaris complain about them too). Where the policy is not written, the API server's default counts: `Always`
    /// for `latest` and for no tag, else `IfNotPresent`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy>
    CACHED_IMAGE = {
        id: "kubernetes/cached-image",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:container-image-pull-policy", "polaris:pullPolicyNotAlways", "CKV_K8S_15", "kyverno:always-pull-images"],
        profiles: [],
        remedy: "Set imagePullPolicy to Always, or pin the image with a digest.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let Some(image) = container.image_reference().filter(|image| !image.text().trim().is_empty()) else { return };
    let policy = container.pull_policy();
    if policy.value == "Always" || image.digest().is_some() || image.moves() {
        return;
    }
    let message = format!("{} may run {} from the node's cache ({}).", container.subject(), image.text(), policy.value);
    let place = policy.node.map_or_else(|| container.lacking(&["imagePullPolicy"]), Place::of);
    context.hit(place, message);
}
