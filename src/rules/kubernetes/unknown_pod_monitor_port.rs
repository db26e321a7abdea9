//! PodMonitors of port names that do not exist.

use crate::model::kubernetes::{Fields, KubeObject, monitoring, ports};
use crate::rule::{Body, Context, rule};

rule! {
    /// PodMonitor of an unknown port
    ///
    /// A PodMonitor scrapes containers by the name of a port, and no container of the pods that it selects has a port
    /// of that name. Nothing is scraped, no alert ever fires, and nobody is told.
    ///
    /// References: <https://prometheus-operator.dev/docs/developer/getting-started/#using-podmonitors>
    UNKNOWN_POD_MONITOR_PORT = {
        id: "kubernetes/unknown-pod-monitor-port",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Name a port that a container of the selected pods declares.",
        body: Body::Objects(&["PodMonitor.monitoring.coreos.com"], check),
    }
}

fn check(monitor: &KubeObject, context: &mut Context) {
    let Some(workloads) = monitoring::workloads(monitor, context.workspace.cluster()) else { return };
    let endpoints = monitor.node().list_at(&["spec", "podMetricsEndpoints"]);
    let declared = ports::names(&workloads);
    for port in endpoints.filter_map(|endpoint| endpoint.field("port")) {
        if let Some(first) = workloads.first().filter(|_| !declared.contains(port.content())) {
            let message = format!("No selected container has a port named {}, so nothing is scraped.", port.content());
            context.against(port, message, monitor, (first.object(), "these pods are selected"));
        }
    }
}
