//! Autoscalers of workloads that are not here.

use crate::model::kubernetes::{Fields, KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Autoscaler without its target
    ///
    /// No object of this run has the kind and name of `scaleTargetRef`, so nothing is scaled. Custom kinds such as
    /// Argo Rollouts count as well; kube-score knows the built-in ones only.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    DANGLING_AUTOSCALER = {
        id: "kubernetes/dangling-autoscaler",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:dangling-horizontalpodautoscaler", "kube-score:horizontalpodautoscaler-has-target"],
        profiles: [Strict],
        remedy: "Correct the kind and name of scaleTargetRef, or add the workload.",
        body: Body::Objects(&["HorizontalPodAutoscaler"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    let Some(target) = scaler.at_path(&["spec", "scaleTargetRef"]) else { return };
    let (Some(kind), Some(name)) = (target.text_at(&["kind"]), target.field("name")) else { return };
    if availability::targets(scaler, context.workspace.cluster()).is_empty() {
        context.missing(name, format!("There is no {kind} {} to scale.", name.content()), "it");
    }
}
