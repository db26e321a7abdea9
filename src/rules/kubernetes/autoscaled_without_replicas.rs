//! Replicas that an autoscaler decides.

use crate::finding::Place;
use crate::model::kubernetes::{KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Fewer than two replicas written, and an autoscaler
    ///
    /// An autoscaler of this run decides how many replicas there are, and leaving `replicas` out is right then.
    /// Polaris asks for the number all the same.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling>
    AUTOSCALED_WITHOUT_REPLICAS = {
        id: "kubernetes/autoscaled-without-replicas",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:deploymentMissingReplicas"],
        profiles: [],
        remedy: "Nothing needs to change; the autoscaler decides how many replicas run.",
        body: Body::Objects(&["Deployment"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let cluster = context.workspace.cluster();
    if availability::replicas(object) < 2 && !availability::autoscalers(object, cluster).is_empty() {
        let written = object.at_path(&["spec", "replicas"]);
        let place = written.map_or_else(|| object.lacking(&["spec", "replicas"]), Place::of);
        context.hit(place, "An autoscaler decides how many replicas run.");
    }
}
