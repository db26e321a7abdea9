//! Services with the same selector.

use crate::finding::Place;
use crate::model::Workspace;
use crate::model::kubernetes::{KubeObject, Selector};
use crate::rule::{Body, Context, rule};

rule! {
    /// Two Services that select the same
    ///
    /// Two Services of one namespace have the same selector. Headless Services beside ordinary ones are a usual
    /// reason; otherwise one of them is left over.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/>
    SHARED_SERVICE_SELECTOR = {
        id: "kubernetes/shared-service-selector",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sUniqueServiceSelector", "kyverno:require-unique-service-selector"],
        profiles: [],
        remedy: "Use one Service with several ports.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let mut seen = std::collections::HashMap::new();
    for service in workspace.cluster().objects_of("Service") {
        let Some(node) = service.at_path(&["spec", "selector"]) else { continue };
        let mut labels: Vec<(&str, &str)> = Selector::plain(node).required().collect();
        labels.sort_unstable();
        if labels.is_empty() {
            continue;
        }
        let first: KubeObject = *seen.entry((service.document().unit, service.namespace(), labels)).or_insert(service);
        if first.node() != service.node() {
            let message = format!("{} selects the same pods.", first.describe());
            context
                .hit(Place::key_of(node), message)
                .related(first.name_place(), "the other Service")
                .about(service.describe());
        }
    }
}
