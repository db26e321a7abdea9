//! A moving tag that nodes do not pull again.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Moving tag that is not pulled again
    ///
    /// With `latest`, or no tag, and a pull policy other than `Always`, every node keeps running whatever it pulled
    /// first. Replicas on an old and on a new node differ, and a restart does not bring the new version. Images for
    /// which Skaffold, a kustomization or ko puts in a version are left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy>
    STALE_LATEST_IMAGE = {
        id: "kubernetes/stale-latest-image",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:container-image-pull-policy", "polaris:pullPolicyNotAlways", "CKV_K8S_15", "kyverno:imagepullpolicy-always", "kyverno:always-pull-images"],
        profiles: [Strict],
        remedy: "Name a version; if it must be a moving tag, set imagePullPolicy to Always.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let Some(image) = container.image_reference().filter(|image| !image.text().trim().is_empty()) else { return };
    let policy = container.pull_policy();
    let document = container.workload().object().document();
    let keeps = image.moves() && policy.value != "Always";
    if let Some(node) = policy.node.filter(|_| keeps && !context.workspace.fills_in_version(document, &image)) {
        let message =
            format!("{} keeps whatever {} was when the node pulled it first.", container.subject(), image.text());
        context.hit(node, message);
    }
}
