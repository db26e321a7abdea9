//! Selectors that do not select their own pods, and controllers without one.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::apis::{Generation, PLAIN_CONTROLLERS};
use crate::model::kubernetes::{KubeObject, Labels, Selector};
use crate::rule::{Body, Context, rule_table};

/// What is wrong with a selector.
enum Fault {
    /// It asks for labels that the pod template does not have.
    Mismatch,
    /// It is not there.
    Absent,
    /// It is there and asks for nothing.
    Empty,
}

/// The kinds and generation that a rule is about, and the faults.
struct Row(&'static [&'static str], Generation, &'static [Fault]);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |object, context| check(&ROW, object, context));

    /// Deployment whose selector does not match its pods
    ///
    /// The API server refuses the object: a controller must find its own pods.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector>
    {
        row: Row(&["Deployment"], Generation::Current, &[Fault::Mismatch]),
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
        row: Row(&["StatefulSet"], Generation::Current, &[Fault::Mismatch]),
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
    /// The API server refuses the DaemonSet, ReplicaSet or DeploymentConfig: a controller must find its own pods.
    /// Deployments and StatefulSets have rules of their own, because kube-score asks about them one by one, and
    /// ReplicationControllers, because kube-linter does not ask about them.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors>
    {
        row: Row(&["DaemonSet", "ReplicaSet", "DeploymentConfig.apps.openshift.io"], Generation::Current, &[Fault::Mismatch]),
        id: "kubernetes/mismatching-selector",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:mismatching-selector"],
        profiles: [Default, KubeLinter],
        remedy: "Give the pod template the labels that the selector asks for.",
    }

    /// Selector of the core group that does not match the pod template
    ///
    /// The API server refuses the ReplicationController or DeploymentConfig: a controller must find its own pods.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/#pod-selector>
    {
        row: Row(PLAIN_CONTROLLERS, Generation::Current, &[Fault::Mismatch]),
        id: "kubernetes/mismatching-plain-selector",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Give the pod template the labels that the selector asks for.",
    }

    /// Selector of an old API version that does not match the pod template
    ///
    /// A controller must find its own pods. Where the API server still takes the old version, it refuses the object.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors>
    {
        row: Row(&["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"], Generation::Old, &[Fault::Mismatch]),
        id: "kubernetes/mismatching-old-selector",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:mismatching-selector"],
        profiles: [Default, KubeLinter],
        remedy: "Give the pod template the labels that the selector asks for.",
    }

    /// Controller of an old API version without a selector
    ///
    /// `apps/v1beta1` fills the selector in from the pod template. `apps/v1`, which is the only version left, does not, so
    /// it has to be written on the way there.
    ///
    /// References: <https://kubernetes.io/docs/reference/using-api/deprecation-guide/#v1-16>
    {
        row: Row(
            &["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"],
            Generation::Old,
            &[Fault::Absent, Fault::Empty],
        ),
        id: "kubernetes/selectorless-old-controller",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:mismatching-selector"],
        profiles: [Strict, KubeLinter],
        remedy: "Select the labels of the pod template with `spec.selector.matchLabels`.",
    }

    /// Selector that asks for nothing
    ///
    /// Since `apps/v1` the API server refuses the Deployment or StatefulSet: `spec.selector` must ask for a label. kube-score
    /// finds that an empty selector matches.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector>
    {
        row: Row(&["Deployment", "StatefulSet"], Generation::Current, &[Fault::Empty]),
        id: "kubernetes/empty-selector",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:mismatching-selector"],
        profiles: [Strict, KubeLinter],
        remedy: "Select the labels of the pod template with `spec.selector.matchLabels`.",
    }

    /// Deployment without a selector
    ///
    /// Since `apps/v1` the API server refuses it: `spec.selector` is required. As a patch for kustomize it may be right.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector>
    {
        row: Row(&["Deployment"], Generation::Current, &[Fault::Absent]),
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
    /// Since `apps/v1` the API server refuses it: `spec.selector` is required. As a patch for kustomize it may be right.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector>
    {
        row: Row(&["StatefulSet"], Generation::Current, &[Fault::Absent]),
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
    /// Since `apps/v1` the API server refuses it: `spec.selector` is required. As a patch for kustomize it may be right.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-selector>
    {
        row: Row(&["DaemonSet", "ReplicaSet"], Generation::Current, &[Fault::Absent, Fault::Empty]),
        id: "kubernetes/selectorless-controller",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:mismatching-selector"],
        profiles: [Strict, KubeLinter],
        remedy: "Select the labels of the pod template with `spec.selector.matchLabels`.",
    }
}

fn check(Row(_, generation, faults): &Row, object: &KubeObject, context: &mut Context) {
    if Generation::of(object) != *generation {
        return;
    }
    let written = object.at_path(&["spec", "selector"]);
    for fault in *faults {
        match (fault, written) {
            (Fault::Mismatch, Some(node)) => {
                let selector = selector(object, node);
                let labels = Labels::of(object.at_path(&["spec", "template", "metadata", "labels"]));
                if !selector.is_empty() && !selector.matches(labels) {
                    let message = "The pod template does not have the labels that this selector asks for.";
                    context.hit(Place::key_of(node), message);
                }
            }
            (Fault::Empty, Some(node)) if selector(object, node).is_empty() => {
                context.hit(Place::key_of(node), format!("{} selects no labels.", object.describe()));
            }
            (Fault::Absent, None) => {
                let place = object.lacking(&["spec", "selector"]);
                context.hit(place, format!("{} selects no labels.", object.describe()));
            }
            _ => {}
        }
    }
}

fn selector<'d>(object: &KubeObject, node: Node<'d>) -> Selector<'d> {
    if PLAIN_CONTROLLERS.contains(&object.kind()) { Selector::plain(node) } else { Selector::full(node) }
}
