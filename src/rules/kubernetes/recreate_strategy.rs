//! Workloads that stop before they start again.

use crate::document::Node;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule_table};

/// The check of a row.
struct Row(fn(&KubeObject, &mut Context));

/// The kinds that are updated.
const KINDS: &[&str] =
    &["Deployment", "DaemonSet", "StatefulSet", "DeploymentConfig", "DeploymentConfig.apps.openshift.io"];

rule_table! {
    |ROW: Row| Body::Objects(KINDS, |object, context| (ROW.0)(object, context));

    /// Update without rolling
    ///
    /// With `Recreate` every rollout is an outage, with `OnDelete` nothing happens until somebody deletes pods.
    /// Right for a database on one volume, a slip elsewhere.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy>
    {
        row: Row(check_written),
        id: "kubernetes/recreate-strategy",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:no-rolling-update-strategy"],
        profiles: [Strict],
        remedy: "Use RollingUpdate, unless two versions must never run together.",
    }

    /// Update as an old API version chooses
    ///
    /// No strategy is written in an object of `apps/v1beta1` or `apps/v1beta2`. The former waits with a StatefulSet until
    /// somebody deletes pods, `apps/v1` replaces them, so the change of version changes how it is updated.
    ///
    /// References: <https://kubernetes.io/docs/reference/using-api/deprecation-guide/#v1-16>
    {
        row: Row(check_unwritten),
        id: "kubernetes/unwritten-old-strategy",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-rolling-update-strategy"],
        profiles: [],
        remedy: "Write the type RollingUpdate, and apps/v1.",
    }
}

fn check_written(object: &KubeObject, context: &mut Context) {
    if let Some(strategy) =
        strategy(object).filter(|strategy| !matches!(strategy.content(), "RollingUpdate" | "Rolling" | ""))
    {
        context.hit(
            strategy,
            format!("With {} a new version does not replace the old one pod by pod.", strategy.content()),
        );
    }
}

fn check_unwritten(object: &KubeObject, context: &mut Context) {
    if matches!(object.api_version(), "apps/v1beta1" | "apps/v1beta2") && strategy(object).is_none() {
        let field = if object.is("Deployment") { "strategy" } else { "updateStrategy" };
        context
            .hit(object.lacking(&["spec", field]), format!("{} decides how pods are replaced.", object.api_version()));
    }
}

fn strategy<'d>(object: &KubeObject<'d>) -> Option<Node<'d>> {
    object.at_path(&["spec", "strategy", "type"]).or_else(|| object.at_path(&["spec", "updateStrategy", "type"]))
}
