//! Images that name the moving tag.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image with the tag latest
    ///
    /// `latest` moves. Two replicas of one Deployment may run different code, a rollback brings nothing back, and
    /// nobody can say afterwards what ran. A digest behind the tag pins the content, so `app:latest@sha256:…` is
    /// left alone.
    ///
    /// What another tool fills in is left alone: an artifact of Skaffold, an image to which a kustomization that reaches
    /// the file gives a tag or digest, and `ko://` paths. Where the kustomization says `latest`,
    /// `kubernetes/latest-overlay-image` marks it there.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/#image-names>, <https://skaffold.dev/docs/references/yaml/>,
    /// <https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/>
    LATEST_IMAGE = {
        id: "kubernetes/latest-image",
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
    let tag = image.tag().filter(|tag| tag.text == "latest" && image.digest().is_none());
    let document = container.workload().object().document();
    if let Some(tag) = tag.filter(|_| !context.workspace.fills_in(document, &image)) {
        let message = format!("{} runs {} from the moving tag latest.", container.subject(), image.name().text);
        context.hit(Place::part_of(node, tag.span), message);
    }
}
