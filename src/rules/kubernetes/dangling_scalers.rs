//! Autoscalers of workloads that are not here, one row for each kind of autoscaler.

use crate::model::kubernetes::{Fields, KubeObject, availability};
use crate::rule::{Body, Context, rule_table};

/// Which kind scales, and where it says what.
struct Row {
    kinds: &'static [&'static str],
    target: &'static [&'static str],
    /// Whether the kind of the target is one that is looked for.
    only: fn(&str) -> bool,
}

rule_table! {
    |ROW: Row| Body::Objects(ROW.kinds, |object, context| check(&ROW, object, context));

    /// Autoscaler without its target
    ///
    /// No object of this run has the kind and name of `scaleTargetRef`, so nothing is scaled. Custom kinds such as
    /// Argo Rollouts count as well; kube-score knows the built-in ones only.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    {
        row: Row { kinds: &["HorizontalPodAutoscaler"], target: &["spec", "scaleTargetRef"], only: |_| true },
        id: "kubernetes/dangling-autoscaler",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:dangling-horizontalpodautoscaler", "kube-score:horizontalpodautoscaler-has-target", "gatekeeper:K8sHorizontalPodAutoscaler"],
        profiles: [Strict],
        remedy: "Correct the kind and name of scaleTargetRef, or add the workload.",
    }

    /// Vertical autoscaler without its target
    ///
    /// No object of this run has the kind and name of `targetRef`, so nothing is resized; the autoscaler itself says
    /// so nowhere. Deployments, StatefulSets, ReplicaSets and DaemonSets are looked for. In an open world the workload
    /// may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/autoscaling/#scaling-workloads-vertically>
    {
        row: Row { kinds: &["VerticalPodAutoscaler.autoscaling.k8s.io"], target: &["spec", "targetRef"], only: availability::is_scalable },
        id: "kubernetes/dangling-resizer",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:verify-vpa-target"],
        profiles: [Strict],
        remedy: "Correct the kind and name of targetRef, or add the workload.",
    }

    /// ScaledObject without its target
    ///
    /// No object of this run has the kind and name of `scaleTargetRef`, a Deployment unless said otherwise, so KEDA
    /// scales nothing. Custom kinds such as Argo Rollouts count as well. In an open world the workload may be made
    /// elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://keda.sh/docs/latest/reference/scaledobject-spec/>
    {
        row: Row { kinds: &["ScaledObject.keda.sh"], target: &["spec", "scaleTargetRef"], only: |_| true },
        id: "kubernetes/dangling-scaled-object",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the kind and name of scaleTargetRef, or add the workload.",
    }
}

fn check(row: &Row, scaler: &KubeObject, context: &mut Context) {
    let Some(target) = scaler.at_path(row.target) else { return };
    let Some(name) = target.field("name") else { return };
    // A HorizontalPodAutoscaler without a kind is refused; only KEDA has a default.
    let kind = target.text_at(&["kind"]).or_else(|| (!scaler.is_builtin()).then_some("Deployment"));
    let Some(kind) = kind.filter(|kind| (row.only)(kind)) else { return };
    if availability::targets(scaler, target, context.workspace.cluster()).is_empty() {
        context.missing(name, format!("There is no {kind} {} to scale.", name.content()), "it");
    }
}
