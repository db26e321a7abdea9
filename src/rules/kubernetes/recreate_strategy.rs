//! Workloads that stop before they start again.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Update without rolling
    ///
    /// With `Recreate` every rollout is an outage, with `OnDelete` nothing happens until somebody deletes pods.
    /// Right for a database on one volume, a slip elsewhere.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy>
    RECREATE_STRATEGY = {
        id: "kubernetes/recreate-strategy",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:no-rolling-update-strategy"],
        profiles: [Strict],
        remedy: "Use RollingUpdate, unless two versions must never run together.",
        body: Body::Objects(&["Deployment", "DaemonSet", "StatefulSet", "DeploymentConfig", "DeploymentConfig.apps.openshift.io"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let strategy =
        object.at_path(&["spec", "strategy", "type"]).or_else(|| object.at_path(&["spec", "updateStrategy", "type"]));
    if let Some(strategy) = strategy.filter(|strategy| !matches!(strategy.content(), "RollingUpdate" | "Rolling" | ""))
    {
        context.hit(
            strategy,
            format!("With {} a new version does not replace the old one pod by pod.", strategy.content()),
        );
    }
}
