//! Workloads that two autoscalers pull at.

use crate::model::kubernetes::{Fields, KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Two autoscalers for one workload
    ///
    /// Two HorizontalPodAutoscalers, or one beside a ScaledObject of KEDA, scale the same workload of one unit. KEDA
    /// makes an autoscaler itself, so that is two as well. Each sets the replicas back to what it thinks right.
    ///
    /// References: <https://keda.sh/docs/latest/concepts/scaling-deployments/>
    DOUBLY_SCALED_WORKLOAD = {
        id: "kubernetes/doubly-scaled-workload",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Keep one of them, with the metrics of both.",
        body: Body::Objects(&["HorizontalPodAutoscaler", "ScaledObject.keda.sh"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    let Some(target) = scaler.at_path(&["spec", "scaleTargetRef"]) else { return };
    let Some(name) = target.field("name") else { return };
    // The first of them is left alone, so that two are one finding.
    let others = context.workspace.cluster().scalers_of(name.content());
    let before = others.take_while(|other| other.node() != scaler.node());
    let rival = before.into_iter().find(|other| {
        other.is_any(&availability::AUTOSCALERS)
            && other.document().unit == scaler.document().unit
            && other.namespace() == scaler.namespace()
            && other.name() != scaler.name().filter(|_| other.kind() == scaler.kind())
            && availability::target_kind(other).eq_ignore_ascii_case(availability::target_kind(scaler))
    });
    if let Some(rival) = rival {
        let message = format!("{} scales {} already.", rival.describe(), name.content());
        context.hit(name, message).related(rival.name_place(), "the other autoscaler");
    }
}
