//! PodMonitors without pods.

use crate::finding::Place;
use crate::model::kubernetes::{KubeObject, monitoring};
use crate::rule::{Body, Context, rule};

rule! {
    /// PodMonitor that selects nothing
    ///
    /// No workload of this run has the labels, so nothing is scraped and no alert ever fires. In an open world the
    /// workload may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://prometheus-operator.dev/docs/developer/getting-started/#using-podmonitors>
    DANGLING_POD_MONITOR = {
        id: "kubernetes/dangling-pod-monitor",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Make the selector the labels of the pods that are meant.",
        body: Body::Objects(&["PodMonitor.monitoring.coreos.com"], check),
    }
}

fn check(monitor: &KubeObject, context: &mut Context) {
    let Some(node) = monitor.at_path(&["spec", "selector"]) else { return };
    if monitoring::workloads(monitor, context.workspace.cluster()).is_some_and(|workloads| workloads.is_empty()) {
        context.missing(Place::key_of(node), "No pods have the labels that this monitor selects.", "the workload");
    }
}
