//! Workloads that no vertical autoscaler resizes.

use crate::model::Workspace;
use crate::model::kubernetes::{Fields, Register, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Workload that no vertical autoscaler resizes
    ///
    /// No VerticalPodAutoscaler of this run is for it. Few workloads need one; some clusters ask for one beside each,
    /// in recommending mode, so that requests are measured and not guessed.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/autoscaling/#scaling-workloads-vertically>
    UNRESIZED_WORKLOAD = {
        id: "kubernetes/unresized-workload",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:check-vpa-configuration"],
        profiles: [],
        remedy: "Add a VerticalPodAutoscaler for it.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let cluster = workspace.cluster();
    let resizers = cluster.objects_of("VerticalPodAutoscaler.autoscaling.k8s.io");
    let targets: Register<_, _> = resizers
        .filter_map(|resizer| {
            let target = resizer.at_path(&["spec", "targetRef"])?;
            Some(((target.text_at(&["kind"])?, target.text_at(&["name"])?), resizer.namespace(), ()))
        })
        .collect();
    for workload in availability::SCALABLE.into_iter().flat_map(|kind| cluster.objects_of(kind)) {
        let Some(name) = workload.name() else { continue };
        if targets.find(&(workload.kind(), name), workload.namespace()).is_none() {
            let message = "No vertical autoscaler resizes it.";
            context.missing(workload.name_place(), message, "a VerticalPodAutoscaler").about(workload.describe());
        }
    }
}
