//! Images of the frozen registry.

use crate::finding::{FixKind, Place};
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image of k8s.gcr.io
    ///
    /// The registry `k8s.gcr.io` is frozen since April 2023: no new versions, no mended ones. The same images are
    /// at `registry.k8s.io`.
    ///
    /// References: <https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/>
    DEPRECATED_REGISTRY = {
        id: "kubernetes/deprecated-registry",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:restrict-deprecated-registry", "gatekeeper:K8sDisallowedRepos"],
        profiles: [Default],
        remedy: "Write registry.k8s.io instead.",
        fix: Safe,
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let (Some(node), Some(image)) = (container.image(), container.image_reference()) else { return };
    if let Some(registry) = image.registry().filter(|registry| registry.text == "k8s.gcr.io") {
        let place = Place::part_of(node, registry.span);
        let message = format!("{} runs an image of a registry that is frozen since 2023.", container.subject());
        let (_, span) = place.source.in_file(place.span);
        context.hit(place, message).fix(
            "Write registry.k8s.io",
            FixKind::Safe,
            vec![(span, "registry.k8s.io".to_owned())],
        );
    }
}
