//! Tiller that listens to the whole cluster.

use crate::document::Node;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Tiller that anybody in the cluster reaches
    ///
    /// Tiller does what it is told without asking who speaks, with the rights of its service account. Unless it is
    /// told to listen on localhost only, every pod of the cluster may speak to it.
    ///
    /// References: <https://helm.sh/docs/faq/changes_since_helm2/#removal-of-tiller>
    OPEN_TILLER = {
        id: "kubernetes/open-tiller",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_K8S_45"],
        profiles: [Security],
        remedy: "Remove Tiller; Helm 3 needs none.",
        cwe: [306],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let local = |arg: Node| {
        let arg = arg.content();
        arg.contains("--listen") && (arg.contains("localhost") || arg.contains("127.0.0.1"))
    };
    let Some(image) = container.image().filter(|image| image.content().contains("tiller")) else { return };
    if !container.list(&["args"]).any(local) {
        context.hit(image, "Tiller listens to everybody in the cluster.");
    }
}
