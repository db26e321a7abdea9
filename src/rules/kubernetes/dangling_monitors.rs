//! Monitors of the Prometheus operator that select nothing.

use crate::finding::Place;
use crate::model::kubernetes::{Cluster, KubeObject, monitoring};
use crate::rule::{Body, Context, rule_table};

/// The kind, whether a monitor of it selects nothing, what it would select, and how one of these is called.
struct Row(&'static [&'static str], fn(&KubeObject, Cluster) -> bool, &'static str, &'static str);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |monitor, context| check(&ROW, monitor, context));

    /// PodMonitor that selects nothing
    ///
    /// No workload of this run has the labels, so nothing is scraped and no alert ever fires. In an open world the
    /// workload may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://prometheus-operator.dev/docs/developer/getting-started/#using-podmonitors>
    {
        row: Row(
            &["PodMonitor.monitoring.coreos.com"],
            |monitor, cluster| monitoring::workloads(monitor, cluster).is_some_and(|workloads| workloads.is_empty()),
            "No pods have the labels that this monitor selects.",
            "the workload",
        ),
        id: "kubernetes/dangling-pod-monitor",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Make the selector the labels of the pods that are meant.",
    }

    /// ServiceMonitor that selects nothing
    ///
    /// No Service of this run that stands in a namespace of its `namespaceSelector` (else in its own) has the labels, so
    /// nothing is scraped and no alert ever fires.
    ///
    /// References: <https://prometheus-operator.dev/docs/developer/getting-started/>
    {
        row: Row(
            &["ServiceMonitor.monitoring.coreos.com"],
            |monitor, cluster| monitoring::services(monitor, cluster).is_some_and(|services| services.is_empty()),
            "No Service has the labels that this monitor selects.",
            "the Service",
        ),
        id: "kubernetes/dangling-service-monitor",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:dangling-servicemonitor"],
        profiles: [Strict],
        remedy: "Make the selector the labels of the Service that is meant.",
    }
}

fn check(Row(_, selects_nothing, fault, partner): &Row, monitor: &KubeObject, context: &mut Context) {
    let Some(node) = monitor.at_path(&["spec", "selector"]) else { return };
    if selects_nothing(monitor, context.workspace.cluster()) {
        context.missing(Place::key_of(node), *fault, partner);
    }
}
