//! Images that are not pinned to their content.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image without a digest
    ///
    /// A tag can be pushed again, a digest names the content for ever. Pinning every image is worth it where the
    /// supply chain is attested and a bot renews the digests; nearly no ordinary manifest does it, so this rule is
    /// in no profile but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/#image-names>
    IMAGE_WITHOUT_DIGEST = {
        id: "kubernetes/image-without-digest",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_43", "gatekeeper:K8sImageDigests", "kyverno:require-image-checksum", "kyverno:resolve-image-to-digest"],
        profiles: [],
        remedy: "Pin the image with the digest that your registry reports for the tag.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let (Some(node), Some(image)) = (container.image(), container.image_reference()) else { return };
    if !image.text().trim().is_empty() && image.digest().is_none() {
        context.hit(node, format!("{} runs {} without a digest.", container.subject(), image.text()));
    }
}
