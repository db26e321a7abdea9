//! Services without anything behind them.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject, Selector, operators};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service that selects nothing
    ///
    /// No workload of this run has the labels that the Service selects, so it has no endpoints: a label was renamed
    /// on one side. Argo Rollouts, Knative and other custom workloads count as well, and so do the pods that the operators of
    /// Prometheus, Strimzi, CloudNativePG, Elastic and VictoriaMetrics make from an object of this run.
    ///
    /// In an open world the workload may be in another repository, so this is a note until the run is told that it
    /// sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service>
    DANGLING_SERVICE = {
        id: "kubernetes/dangling-service",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:dangling-service", "kube-score:service-targets-pod"],
        profiles: [Default, KubeLinter],
        remedy: "Make the selector the labels of the pod template, or add the workload.",
        body: Body::Objects(&["Service"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    let Some(node) = service.at_path(&["spec", "selector"]) else { return };
    let selector = Selector::plain(node);
    let external = service.node().text_at(&["spec", "type"]) == Some("ExternalName");
    if selector.is_empty() || external {
        return;
    }
    let cluster = context.workspace.cluster().beside(service);
    let selected = cluster.selected(&selector, service.namespace()).next().is_some();
    if !selected && !operators::make_pods(cluster, &selector, service.namespace()) {
        let labels: Vec<String> = selector.required().map(|(name, value)| format!("{name}={value}")).collect();
        let message = format!("No pods have the labels {} that this Service selects.", labels.join(", "));
        context.missing(Place::key_of(node), message, "the workload");
    }
}
