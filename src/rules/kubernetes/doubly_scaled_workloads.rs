//! Workloads that two autoscalers pull at, one row for each pair of kinds.

use std::collections::HashMap;

use crate::model::Workspace;
use crate::model::kubernetes::together::group;
use crate::model::kubernetes::{Fields, KubeObject, availability};
use crate::rule::{Body, Context, rule_table};

/// Which kinds get into each other's way.
struct Rivals {
    kinds: &'static [&'static str],
    /// Where they say what they scale.
    target: &'static [&'static str],
    /// Whether two of one kind are left to another rule.
    mixed: bool,
}

rule_table! {
    |ROW: Rivals| Body::Workspace(|workspace, context| check(&ROW, workspace, context));

    /// ScaledObject and another autoscaler for one workload
    ///
    /// A ScaledObject of KEDA scales the same workload of one unit as a HorizontalPodAutoscaler or as another
    /// ScaledObject. KEDA makes an autoscaler itself, so that is two. Each sets the replicas back to what it thinks
    /// right.
    ///
    /// References: <https://keda.sh/docs/latest/concepts/scaling-deployments/>
    {
        row: Rivals { kinds: &availability::AUTOSCALERS, target: &["spec", "scaleTargetRef"], mixed: true },
        id: "kubernetes/doubly-scaled-workload",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Keep one of them, with the metrics of both.",
    }

    /// Two HorizontalPodAutoscalers for one workload
    ///
    /// Two HorizontalPodAutoscalers scale the same workload of one unit. Each sets the replicas back to what it thinks
    /// right, so they swing for ever.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    {
        row: Rivals { kinds: &["HorizontalPodAutoscaler"], target: &["spec", "scaleTargetRef"], mixed: false },
        id: "kubernetes/twice-autoscaled-workload",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:prevent-duplicate-hpa"],
        profiles: [Default],
        remedy: "Keep one of them, with the metrics of both.",
    }

    /// Two VerticalPodAutoscalers for one workload
    ///
    /// Two VerticalPodAutoscalers resize the pods of the same workload of one unit. Which of them does is not defined,
    /// and where both do they evict each other's pods.
    ///
    /// References: <https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md>
    {
        row: Rivals { kinds: &["VerticalPodAutoscaler.autoscaling.k8s.io"], target: &["spec", "targetRef"], mixed: false },
        id: "kubernetes/twice-resized-workload",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:prevent-duplicate-vpa"],
        profiles: [Default],
        remedy: "Keep one of them, with the container policies of both.",
    }
}

fn check(rivals: &Rivals, workspace: &Workspace, context: &mut Context) {
    // The first of a workload's autoscalers is left alone, so that two are one finding.
    let mut seen: HashMap<_, KubeObject> = HashMap::new();
    for scaler in workspace.cluster().objects_of_any(rivals.kinds) {
        let Some(target) = scaler.at_path(rivals.target) else { continue };
        let Some(name) = target.field("name") else { continue };
        let kind = target.text_at(&["kind"]).unwrap_or("Deployment").to_ascii_lowercase();
        let workload = (group(&scaler, workspace), scaler.namespace(), kind, name.content());
        let first = *seen.entry(workload).or_insert(scaler);
        let built_in = first.is_builtin() && scaler.is_builtin();
        let same = first.kind() == scaler.kind() && first.name() == scaler.name();
        if first.node() != scaler.node() && !same && !(rivals.mixed && built_in) {
            let message = format!("{} scales {} already.", first.describe(), name.content());
            context.hit(name, message).related(first.name_place(), "the other autoscaler").about(scaler.describe());
        }
    }
}
