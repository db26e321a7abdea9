//! Images that name no version.

use crate::model::image::ImageReference;
use crate::model::kubernetes::Container;
use crate::model::kubernetes::errands::is_for_development;
use crate::rule::{Body, Context, rule_table};

/// Whether a placeholder is meant, and what follows from no tag.
struct Row {
    is_placeholder: bool,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Image without a tag
    ///
    /// Without a tag the node pulls `latest`, whatever that is at the time. Two replicas of one Deployment may run
    /// different code, a rollback brings nothing back, and nobody can say afterwards what ran.
    ///
    /// A digest names the content exactly, so an image with a digest needs no tag. A port is not a tag:
    /// `localhost:5000/app` has none, although Polaris and kube-score take it for one.
    ///
    /// What another tool fills in is left alone: an artifact of Skaffold, an image to which a kustomization that reaches
    /// the file gives a tag or digest, in a component of Kustomize a name that Docker Hub does not serve, and `ko://` paths.
    /// Where the kustomization says `latest`, `kubernetes/latest-overlay-image` marks it there. A placeholder has
    /// `kubernetes/untagged-placeholder-image`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/#image-names>, <https://skaffold.dev/docs/references/yaml/>,
    /// <https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/>
    {
        row: Row { is_placeholder: false, fault: "which means latest" },
        id: "kubernetes/untagged-image",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:latest-tag", "kube-score:container-image-tag", "polaris:tagNotSpecified", "KSV-0013", "CKV_K8S_14", "gatekeeper:K8sDisallowedTags", "kyverno:disallow-latest-tag"],
        profiles: [Default, KubeLinter],
        remedy: "Name the version that you tested, best together with its digest.",
    }

    /// Placeholder of an image without a tag
    ///
    /// The name is none that a node could pull (`${IMAGE}`, `<your-image>`, `IMAGE_HERE`): a pipeline puts a whole reference in its
    /// place, and that reference may have a tag. Or the file stands in a folder for a cluster on a developer's own machine
    /// (`dev-tilt`, `minikube`, `k3d`), whose tool builds the image and names it. See `kubernetes/untagged-image`; other tools
    /// make no difference.
    ///
    /// References: <https://pkg.go.dev/github.com/distribution/reference>, <https://docs.tilt.dev/choosing_clusters.html>
    {
        row: Row { is_placeholder: true, fault: "and a pipeline or a developer says what that means" },
        id: "kubernetes/untagged-placeholder-image",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:latest-tag", "kube-score:container-image-tag", "polaris:tagNotSpecified", "KSV-0013", "CKV_K8S_14", "gatekeeper:K8sDisallowedTags", "kyverno:disallow-latest-tag"],
        profiles: [Strict, KubeLinter],
        remedy: "Check what is filled in, or name the version that you tested.",
    }
}

fn check(Row { is_placeholder, fault }: &Row, container: &Container, context: &mut Context) {
    let (Some(node), Some(image)) = (container.image(), container.image_reference()) else { return };
    let object = container.workload().object();
    let named = !image.text().trim().is_empty();
    let untagged = image.digest().is_none() && image.tag().is_none_or(|tag| tag.text.is_empty());
    if !named || !untagged || context.workspace.fills_in(object.document(), &image) {
        return;
    }
    if *is_placeholder == (is_for_development(object) || stands_for_name(image.name().text)) {
        context.hit(node, format!("{} runs {} without a tag, {fault}.", container.subject(), image.text()));
    }
}

/// Whether what stands in the place of a name cannot be one by its signs; `/web` is one from which something was lost.
fn stands_for_name(text: &str) -> bool {
    let of_names = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '/' | ':');
    !ImageReference::is_valid(text) && !text.chars().all(of_names)
}
