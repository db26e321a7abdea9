//! Pinned images that a node's cache gives to everybody.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image with a digest that is not pulled again
    ///
    /// A digest names the content, so pulling again changes nothing, and Checkov passes it. Where tenants share
    /// nodes one thing remains: an image in the node's cache is given to any pod that knows its name, with or
    /// without the credentials for its registry, unless the policy is Always. kube-score and Polaris ask for Always
    /// whatever the reference is.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy>
    CACHED_PINNED_IMAGE = {
        id: "kubernetes/cached-pinned-image",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-image-pull-policy", "polaris:pullPolicyNotAlways"],
        profiles: [],
        remedy: "Set imagePullPolicy to Always where pods of different tenants share nodes.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let policy = container.pull_policy();
    if policy.value != "Always" && container.image_reference().is_some_and(|image| image.digest().is_some()) {
        let place = policy.node.map_or_else(|| container.lacking(&["imagePullPolicy"]), Place::of);
        context.hit(place, format!("{} starts from the node's cache.", container.subject()));
    }
}
