//! ServiceMonitors without a Service.

use crate::finding::Place;
use crate::model::kubernetes::{KubeObject, monitoring};
use crate::rule::{Body, Context, rule};

rule! {
    /// ServiceMonitor that selects nothing
    ///
    /// No Service of this run that stands in a namespace of its `namespaceSelector` (else in its own) has the labels, so
    /// nothing is scraped and no alert ever fires.
    ///
    /// References: <https://prometheus-operator.dev/docs/developer/getting-started/>
    DANGLING_SERVICE_MONITOR = {
        id: "kubernetes/dangling-service-monitor",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:dangling-servicemonitor"],
        profiles: [Strict],
        remedy: "Make the selector the labels of the Service that is meant.",
        body: Body::Objects(&["ServiceMonitor.monitoring.coreos.com"], check),
    }
}

fn check(monitor: &KubeObject, context: &mut Context) {
    let Some(node) = monitor.at_path(&["spec", "selector"]) else { return };
    if monitoring::services(monitor, context.workspace.cluster()).is_some_and(|services| services.is_empty()) {
        context.missing(Place::key_of(node), "No Service has the labels that this monitor selects.", "the Service");
    }
}
