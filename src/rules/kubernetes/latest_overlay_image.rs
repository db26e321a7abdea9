//! Kustomizations that set the moving tag.

use crate::model::kubernetes::Fields;
use crate::model::{Document, is_kustomization};
use crate::rule::{Body, Context, rule};

rule! {
    /// Kustomization that sets the tag latest
    ///
    /// Whatever version the manifests name, what is applied runs `latest`, which moves: two replicas of one Deployment may
    /// run different code, and a rollback brings nothing back. With a `digest` beside it the entry is left alone.
    ///
    /// References: <https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/>
    LATEST_OVERLAY_IMAGE = {
        id: "kubernetes/latest-overlay-image",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Set the version that you tested, best as a digest.",
        body: Body::Trees(check),
    }
}

fn check(document: &Document, context: &mut Context) {
    let Some(tree) = document.tree().filter(|_| is_kustomization(document.source.name())) else { return };
    for image in tree.root().list_at(&["images"]) {
        let tag = image.field("newTag").filter(|tag| tag.content() == "latest");
        if let Some(tag) = tag.filter(|_| image.text_at(&["digest"]).is_none_or(str::is_empty)) {
            let name = image.text_at(&["name"]).unwrap_or("An image");
            context.hit(tag, format!("{name} runs from the moving tag latest, whatever the manifests say."));
        }
    }
}
