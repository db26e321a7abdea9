//! Pods with many containers.

use crate::finding::Place;
use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod with many containers
    ///
    /// Containers of a pod are started, scaled, moved and paid for together. More than a few are mostly several
    /// applications in one.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers>
    CROWDED_POD = {
        id: "kubernetes/crowded-pod",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:limit-containers-per-pod"],
        profiles: [],
        remedy: "Give each application a pod of its own.",
        parameters: Most,
        body: Body::Workloads(check),
    }
}

/// How many are too many.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Most {
    /// The most regular containers of a pod.
    containers: usize,
}

impl Default for Most {
    fn default() -> Self {
        Self { containers: 4 }
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let most = context.parameters::<Most>().containers;
    let count = workload.pod_list(&["containers"]).count();
    if let Some(list) = workload.pod(&["containers"]).filter(|_| count > most) {
        context.hit(Place::key_of(list), format!("The pod has {count} containers, more than {most}."));
    }
}
