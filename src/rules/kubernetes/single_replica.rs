//! Deployments of one pod.

use crate::finding::Place;
use crate::model::kubernetes::{KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Deployment with one replica
    ///
    /// Every drain of a node, eviction or crash takes the whole application down until a new pod is ready. Where an
    /// autoscaler of this run scales the Deployment, its minimum counts instead; Polaris does not look for one.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas>
    SINGLE_REPLICA = {
        id: "kubernetes/single-replica",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:minimum-three-replicas", "polaris:deploymentMissingReplicas", "kyverno:deployment-has-multiple-replicas"],
        profiles: [Strict],
        remedy: "Run at least two replicas, or scale with a HorizontalPodAutoscaler.",
        body: Body::Objects(&["Deployment"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let cluster = context.workspace.cluster();
    if availability::replicas(object) < 2 && availability::autoscalers(object, cluster).is_empty() {
        let written = object.at_path(&["spec", "replicas"]);
        let place = written.map_or_else(|| object.lacking(&["spec", "replicas"]), Place::of);
        context.hit(place, "The application is down whenever its only pod is.");
    }
}
