//! Selectors that do not select their own pods, and controllers without one.

use crate::finding::Place;
use crate::model::kubernetes::{KubeObject, Labels, Selector};
use crate::rule::{Body, Context, rule_table};

/// What is wrong with a selector.
enum Fault {
    /// It asks for labels that the pod template does not have.
    Mismatch,
    /// It asks for nothing, or is not there. Only old API versions fill it in from the template.
    Absent,
}

/// The kinds that a rule is about, and the fault.
struct Row(&'static [&'static str], Fault);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |object, context| check(&ROW, object, context));

    /// Deployment whose selector does not match its pods
    ///
    /// The API server refuses the object: a controller must find its own pods.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector>
    {
        row: Row(&["Deployment"], Fault::Mismatch),
        id: "kubernetes/mismatching-deployment-selector",
        severity: High,
        since: "2026.11",
        aliases: [
            "kube-linter:mismatching-selector",
            "kube-score:deployment-pod-selector-labels-match-template-metadata-labels",
        ],
        profiles: [Default, KubeLinter],
        remedy: "Give the pod template the labels that the selector asks for.",
    }

    /// StatefulSet whose selector does not match its pods
    ///
    /// The API server refuses the object: a controller must find its own pods.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector>
    {
        row: Row(&["StatefulSet"], Fault::Mismatch),
        id: "kubernetes/mismatching-stateful-set-selector",
        severity: High,
        since: "2026.11",
        aliases: [
            "kube-linter:mismatching-selector",
            "kube-score:statefulset-pod-selector-labels-match-template-metadata-labels",
        ],
        profiles: [Default, KubeLinter],
        remedy: "Give the pod template the labels that the selector asks for.",
    }

    /// Selector that does not match the pod template
    ///
    /// The API server refuses the DaemonSet, ReplicaSet, ReplicationController or DeploymentConfig: a controller must find its
    /// own pods. Deployments and StatefulSets have rules of their own, because kube-score asks about them one by one.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors>
    {
        row: Row(&["DaemonSet", "ReplicaSet", "ReplicationController", "DeploymentConfig", "DeploymentConfig.apps.openshift.io"], Fault::Mismatch),
        id: "kubernetes/mismatching-selector",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:mismatching-selector"],
        profiles: [Default, KubeLinter],
        remedy: "Give the pod template the labels that the selector asks for.",
    }

    /// Deployment without a selector
    ///
    /// Since `apps/v1` the API server refuses it: `spec.selector` is required and must ask for a label. As a patch for
    /// kustomize it may be right.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector>
    {
        row: Row(&["Deployment"], Fault::Absent),
        id: "kubernetes/selectorless-deployment",
        severity: Medium,
        since: "2026.11",
        aliases: [
            "kube-linter:mismatching-selector",
            "kube-score:deployment-pod-selector-labels-match-template-metadata-labels",
        ],
        profiles: [Strict, KubeLinter],
        remedy: "Select the labels of the pod template with `spec.selector.matchLabels`.",
    }

    /// StatefulSet without a selector
    ///
    /// Since `apps/v1` the API server refuses it: `spec.selector` is required and must ask for a label. As a patch for
    /// kustomize it may be right.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector>
    {
        row: Row(&["StatefulSet"], Fault::Absent),
        id: "kubernetes/selectorless-stateful-set",
        severity: Medium,
        since: "2026.11",
        aliases: [
            "kube-linter:mismatching-selector",
            "kube-score:statefulset-pod-selector-labels-match-template-metadata-labels",
        ],
        profiles: [Strict, KubeLinter],
        remedy: "Select the labels of the pod template with `spec.selector.matchLabels`.",
    }

    /// DaemonSet or ReplicaSet without a selector
    ///
    /// Since `apps/v1` the API server refuses it: `spec.selector` is required and must ask for a label. As a patch for
    /// kustomize it may be right.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-selector>
    {
        row: Row(&["DaemonSet", "ReplicaSet"], Fault::Absent),
        id: "kubernetes/selectorless-controller",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:mismatching-selector"],
        profiles: [Strict, KubeLinter],
        remedy: "Select the labels of the pod template with `spec.selector.matchLabels`.",
    }
}

fn check(Row(_, fault): &Row, object: &KubeObject, context: &mut Context) {
    let plain = matches!(object.kind(), "ReplicationController" | "DeploymentConfig");
    let written = object.at_path(&["spec", "selector"]);
    let selector = written.map(if plain { Selector::plain } else { Selector::full });
    let selector = selector.filter(|selector| !selector.is_empty());
    match (fault, selector) {
        (Fault::Absent, None) if matches!(object.version(), "v1" | "v1beta2") => {
            let place = written.map_or_else(|| object.lacking(&["spec", "selector"]), Place::key_of);
            context.hit(place, format!("{} selects no labels.", object.describe()));
        }
        (Fault::Mismatch, Some(selector)) => {
            let labels = Labels::of(object.at_path(&["spec", "template", "metadata", "labels"]));
            if !selector.matches(labels) {
                let message = "The pod template does not have the labels that this selector asks for.";
                context.hit(Place::key_of(selector.node()), message);
            }
        }
        _ => {}
    }
}
