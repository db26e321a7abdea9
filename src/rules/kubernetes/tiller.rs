//! Helm's former server.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Tiller
    ///
    /// Tiller, the server of Helm 2, does whatever anybody in the cluster asks of it, mostly as cluster-admin. Helm
    /// 2 ended in 2020.
    ///
    /// References: <https://helm.sh/docs/faq/changes_since_helm2/#removal-of-tiller>
    TILLER = {
        id: "kubernetes/tiller",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0102", "CKV_K8S_34", "kyverno:disallow-helm-tiller"],
        profiles: [Default, Security],
        remedy: "Use Helm 3 or later, which needs no server.",
        cwe: [306],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if let Some(image) = container.image().filter(|image| image.content().contains("tiller")) {
        context.hit(image, "Tiller does whatever anybody in the cluster asks of it.");
    }
}
