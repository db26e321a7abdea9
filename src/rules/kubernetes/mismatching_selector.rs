//! Selectors that do not select their own pods.

use crate::finding::Place;
use crate::model::kubernetes::{Selector, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Selector that does not match the pod template
    ///
    /// The API server refuses the object: a controller must find its own pods.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector>
    MISMATCHING_SELECTOR = {
        id: "kubernetes/mismatching-selector",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:mismatching-selector", "kube-score:deployment-pod-selector-labels-match-template-metadata-labels", "kube-score:statefulset-pod-selector-labels-match-template-metadata-labels"],
        profiles: [Default, KubeLinter],
        remedy: "Give the pod template the labels that the selector asks for.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let Some(node) = object.at_path(&["spec", "selector"]).filter(|_| !object.is_any(&["Job", "CronJob", "Pod"]))
    else {
        return;
    };
    let plain = object.is("ReplicationController") || object.kind() == "DeploymentConfig";
    let selector = if plain { Selector::plain(node) } else { Selector::full(node) };
    if object.is_builtin() && !selector.matches(workload.labels()) {
        context.hit(Place::key_of(node), "The pod template does not have the labels that this selector asks for.");
    }
}
