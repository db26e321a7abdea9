//! Monitors of port names that do not exist.

use crate::model::kubernetes::{Fields, KubeObject, monitoring};
use crate::rule::{Body, Context, rule};

rule! {
    /// ServiceMonitor of an unknown port
    ///
    /// A ServiceMonitor scrapes the port of a Service by its name, and none of the Services that it selects has a port
    /// of that name. Nothing is scraped, no alert ever fires, and nobody is told. Where no Service is selected at all,
    /// `kubernetes/dangling-service-monitor` says so.
    ///
    /// References: <https://prometheus-operator.dev/docs/developer/getting-started/>
    UNKNOWN_MONITOR_PORT = {
        id: "kubernetes/unknown-monitor-port",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Name a port that the Service has.",
        body: Body::Objects(&["ServiceMonitor.monitoring.coreos.com"], check),
    }
}

fn check(monitor: &KubeObject, context: &mut Context) {
    let Some(services) = monitoring::services(monitor, context.workspace.cluster()) else { return };
    for port in monitor.node().list_at(&["spec", "endpoints"]).filter_map(|endpoint| endpoint.field("port")) {
        let has = |service: &KubeObject| {
            service.node().list_at(&["spec", "ports"]).any(|known| known.text_at(&["name"]) == Some(port.content()))
        };
        if let Some(first) = services.first().filter(|_| !services.iter().any(has)) {
            let message = format!("No selected Service has a port named {}, so nothing is scraped.", port.content());
            context.against(port, message, monitor, (first, "this Service is selected"));
        }
    }
}
