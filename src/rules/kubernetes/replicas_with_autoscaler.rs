//! Replicas that two parties set.

use crate::model::kubernetes::{KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Replicas written although an autoscaler sets them
    ///
    /// Every apply sets the number back to what is written, in the middle of a peak too, until the autoscaler has
    /// climbed again.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling>
    REPLICAS_WITH_AUTOSCALER = {
        id: "kubernetes/replicas-with-autoscaler",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured"],
        profiles: [Default],
        remedy: "Remove replicas and let the autoscaler decide.",
        body: Body::Objects(&["Deployment", "StatefulSet", "Rollout.argoproj.io"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let Some(replicas) = object.at_path(&["spec", "replicas"]) else { return };
    if let Some(scaler) = availability::autoscalers(object, context.workspace.cluster()).first() {
        let message =
            format!("Every apply sets the replicas back to {}, whatever the autoscaler decided.", replicas.content());
        context.hit(replicas, message).related(scaler.name_place(), "this autoscaler sets them too");
    }
}
