//! Images that name no version.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image without a tag
    ///
    /// Without a tag the node pulls `latest`, whatever that is at the time. Two replicas of one Deployment may run
    /// different code, a rollback brings nothing back, and nobody can say afterwards what ran.
    ///
    /// A digest names the content exactly, so an image with a digest needs no tag. A port is not a tag:
    /// `localhost:5000/app` has none, although Polaris and kube-score take it for one.
    ///
    /// What another tool fills in is left alone: an artifact of Skaffold, an image to which a kustomization that reaches
    /// the file gives a tag or digest, and `ko://` paths. Where the kustomization says `latest`,
    /// `kubernetes/latest-overlay-image` marks it there.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/#image-names>, <https://skaffold.dev/docs/references/yaml/>,
    /// <https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/>
    UNTAGGED_IMAGE = {
        id: "kubernetes/untagged-image",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:latest-tag", "kube-score:container-image-tag", "polaris:tagNotSpecified", "KSV-0013", "CKV_K8S_14", "gatekeeper:K8sDisallowedTags", "kyverno:disallow-latest-tag"],
        profiles: [Default, KubeLinter],
        remedy: "Name the version that you tested, best together with its digest.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let (Some(node), Some(image)) = (container.image(), container.image_reference()) else { return };
    let named = !image.text().trim().is_empty();
    let untagged = image.digest().is_none() && image.tag().is_none_or(|tag| tag.text.is_empty());
    if named && untagged && !context.workspace.fills_in(container.workload().object().document(), &image) {
        context.hit(node, format!("{} runs {} without a tag, which means latest.", container.subject(), image.text()));
    }
}
