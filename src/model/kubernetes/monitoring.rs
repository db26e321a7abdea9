//! What the Prometheus operator's monitors select.

use super::fields::Fields;
use super::index::Cluster;
use super::labels::Selector;
use super::object::{KubeObject, may_be_same};
use super::together::{nearest, nearest_workloads};
use super::workload::Workload;

/// Whether a monitor looks into a namespace, where an unwritten one is unknown: any, those that it names, else its own.
fn looks_into(monitor: &KubeObject, namespace: Option<&str>) -> bool {
    let selector = ["spec", "namespaceSelector"];
    if monitor.at_path(&selector).is_some_and(|selector| selector.truth_at(&["any"]) == Some(true)) {
        return true;
    }
    let mut names = monitor.node().list_at(&["spec", "namespaceSelector", "matchNames"]).peekable();
    if names.peek().is_none() {
        return may_be_same(monitor.namespace(), namespace);
    }
    names.any(|name| may_be_same(Some(name.content()), namespace))
}

/// The one namespace that a monitor looks into; `None` where it may look into others.
fn only_namespace<'d>(monitor: &KubeObject<'d>) -> Option<&'d str> {
    monitor.namespace().filter(|_| monitor.at_path(&["spec", "namespaceSelector"]).is_none())
}

/// The Services that a ServiceMonitor selects; nothing where it has no selector.
pub fn services<'w>(monitor: &KubeObject<'w>, cluster: Cluster<'w>) -> Option<Vec<KubeObject<'w>>> {
    let selector = Selector::full(monitor.at_path(&["spec", "selector"])?);
    let services = cluster.beside(monitor).labelled("Service", &selector, only_namespace(monitor));
    Some(nearest(services.filter(|service| looks_into(monitor, service.namespace())), monitor))
}

/// The workloads that a PodMonitor selects; nothing where it has no selector.
pub fn workloads<'w>(monitor: &KubeObject<'w>, cluster: Cluster<'w>) -> Option<Vec<Workload<'w>>> {
    let selector = Selector::full(monitor.at_path(&["spec", "selector"])?);
    let workloads = cluster.beside(monitor).selected(&selector, only_namespace(monitor));
    let workloads = workloads.filter(|workload| looks_into(monitor, workload.object().namespace()));
    Some(nearest_workloads(workloads, monitor))
}
