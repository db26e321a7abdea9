//! Pods that nobody starts again.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod without a controller
    ///
    /// When its node goes, the pod is gone: nothing makes a new one. Helm's test pods, and pods that run once, are
    /// meant to be bare.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/#pods-and-controllers>
    BARE_POD = {
        id: "kubernetes/bare-pod",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:prevent-bare-pods"],
        profiles: [Strict],
        remedy: "Use a Deployment, or a Job for what ends.",
        body: Body::Objects(&["Pod"], check),
    }
}

fn check(pod: &KubeObject, context: &mut Context) {
    let hook = pod.annotation("helm.sh/hook").is_some();
    let owned = pod.at_path(&["metadata", "ownerReferences"]).is_some();
    let once = matches!(pod.node().text_at(&["spec", "restartPolicy"]), Some("Never" | "OnFailure"));
    if !hook && !owned && !once {
        context.hit(pod.name_place(), "When its node goes, nothing starts this pod again.");
    }
}
