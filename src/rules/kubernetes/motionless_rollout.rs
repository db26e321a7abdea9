//! Rolling updates that may not move.

use crate::document::Node;
use crate::model::kubernetes::availability::Amount;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Rolling update that allows neither more nor fewer pods
    ///
    /// With `maxSurge` and `maxUnavailable` both zero no pod may be added and none taken away. The API server refuses
    /// the object.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge>
    MOTIONLESS_ROLLOUT = {
        id: "kubernetes/motionless-rollout",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Allow one more pod with maxSurge, or one fewer with maxUnavailable.",
        body: Body::Objects(&["Deployment", "DaemonSet", "Rollout.argoproj.io"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let paths = [["strategy", "rollingUpdate"], ["updateStrategy", "rollingUpdate"], ["strategy", "canary"]];
    let Some(spec) = object.spec() else { return };
    for rolling in paths.iter().filter_map(|path| spec.field_at(path)) {
        let is_zero = |node: &Node| Amount::of(*node).is_some_and(|amount| amount.of_pods(100) == 0);
        let surge = rolling.field("maxSurge").filter(is_zero);
        if let (Some(surge), Some(unavailable)) = (surge, rolling.field("maxUnavailable").filter(is_zero)) {
            let message = "No pod may be added and none taken away, so nothing is ever rolled out.";
            context.hit(unavailable, message).related(surge, "no pod more");
        }
    }
}
