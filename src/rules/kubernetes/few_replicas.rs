//! Workloads of fewer than three pods.

use crate::model::kubernetes::{KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Fewer than three replicas
    ///
    /// Three replicas survive a drain and a crash at the same time, and fill three zones. What is needed depends on
    /// the application, so this stands in no profile but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas>
    FEW_REPLICAS = {
        id: "kubernetes/few-replicas",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:minimum-three-replicas"],
        profiles: [],
        remedy: "Run at least three replicas, one per zone.",
        body: Body::Objects(&["Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "DeploymentConfig", "DeploymentConfig.apps.openshift.io"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    if let Some(..3) = availability::replicas(object) {
        let place = object.place_at(&["spec", "replicas"]);
        context.hit(place, format!("{} has fewer than three replicas.", object.describe()));
    }
}
