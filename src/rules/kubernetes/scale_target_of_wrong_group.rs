//! Autoscalers that look for a built-in workload in the wrong API group.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Autoscaler that looks in the wrong API group
    ///
    /// The controller looks for what it scales by group and kind, whatever the version: `apps` has the Deployments,
    /// StatefulSets and ReplicaSets, the core group the ReplicationControllers. With `extensions/v1beta1`, or without an
    /// `apiVersion`, it finds nothing and scales nothing. kube-linter also reports another version of the right group.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/>
    SCALE_TARGET_OF_WRONG_GROUP = {
        id: "kubernetes/scale-target-of-wrong-group",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:dangling-horizontalpodautoscaler", "kube-score:horizontalpodautoscaler-has-target"],
        profiles: [Default],
        remedy: "Write apiVersion: apps/v1 in scaleTargetRef, or v1 for a ReplicationController.",
        body: Body::Objects(&["HorizontalPodAutoscaler"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    let Some(target) = scaler.at_path(&["spec", "scaleTargetRef"]) else { return };
    let wanted = match target.text_at(&["kind"]) {
        Some("Deployment" | "StatefulSet" | "ReplicaSet") => "apps",
        Some("ReplicationController") => "",
        _ => return,
    };
    let version = target.field("apiVersion");
    let group = version.and_then(|version| version.content().split_once('/')).map_or("", |(group, _)| group);
    if group != wanted {
        let place = scaler.place_at(&["spec", "scaleTargetRef", "apiVersion"]);
        let named = version.map_or("the core group".to_owned(), |version| version.content().to_owned());
        let message =
            format!("There is no {} in {named}, so nothing is scaled.", target.text_at(&["kind"]).unwrap_or(""));
        context.hit(place, message);
    }
}
