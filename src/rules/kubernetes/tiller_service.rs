//! Services for Helm's former server.

use crate::document::Node;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Service for Tiller
    ///
    /// The Service makes Tiller, the server of Helm 2, reachable for every pod.
    ///
    /// References: <https://helm.sh/docs/faq/changes_since_helm2/#removal-of-tiller>
    TILLER_SERVICE = {
        id: "kubernetes/tiller-service",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_44"],
        profiles: [Security],
        remedy: "Remove the Service, and Tiller with it.",
        cwe: [306],
        body: Body::Objects(&["Service"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    let mentions = |text: &str| text.to_ascii_lowercase().contains("tiller");
    let selected = service.at_path(&["spec", "selector"]).map(Node::entries).unwrap_or_default();
    let labelled = service.labels().pairs().any(|(_, value)| mentions(value));
    if service.name().is_some_and(mentions) || labelled || selected.iter().any(|(_, value)| mentions(value.content())) {
        context.hit(service.name_place(), "This makes Tiller reachable for every pod.");
    }
}
