//! Services to a port name that no container has.

use crate::document::Node;
use crate::model::kubernetes::together::nearest_workloads;
use crate::model::kubernetes::{Fields, KubeObject, Selector, ports};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service to an unknown port name
    ///
    /// The Service sends to a named port, and no container of any pods that it selects has a port of that name: the
    /// port has no endpoints, and every connection fails. A port by number is left alone, because it need not be
    /// declared. Behind a headless Service clients connect to the pods themselves, at whatever port they like, so that
    /// one is left alone too. No other tool looks.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports>
    UNKNOWN_TARGET_PORT = {
        id: "kubernetes/unknown-target-port",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Name a port that a container of the selected pods declares, or write its number.",
        body: Body::Objects(&["Service"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    let Some(node) = service.at_path(&["spec", "selector"]) else { return };
    let selector = Selector::plain(node);
    let headless = service.node().text_at(&["spec", "clusterIP"]) == Some("None");
    if selector.is_empty() || headless {
        return;
    }
    let targets = service.node().list_at(&["spec", "ports"]).filter_map(|port| port.field("targetPort"));
    let named: Vec<Node> =
        targets.filter(|target| target.as_i64().is_none() && ports::is_name(target.content())).collect();
    if named.is_empty() {
        return;
    }
    let selected = context.workspace.cluster().beside(service).selected(&selector, service.namespace());
    let selected = nearest_workloads(selected, service);
    let Some(first) = selected.first() else { return };
    let declared = ports::names(&selected);
    for target in named {
        if !declared.contains(target.content()) {
            let message = format!("No container of the selected pods has a port named {}.", target.content());
            context.against(target, message, service, (first.object(), "selected here"));
        }
    }
}
