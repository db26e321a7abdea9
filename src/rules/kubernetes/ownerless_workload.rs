//! Workloads without an owner.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// No label owner
    ///
    /// A convention of some teams: the label `owner` says whom to ask.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/>
    OWNERLESS_WORKLOAD = {
        id: "kubernetes/ownerless-workload",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:required-label-owner"],
        profiles: [],
        remedy: "Add the label owner.",
        body: Body::Objects(&["Pod", "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "ReplicationController", "Job", "CronJob", "DeploymentConfig", "DeploymentConfig.apps.openshift.io"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    if object.labels().get("owner").is_none() {
        context.hit(object.lacking(&["metadata", "labels", "owner"]), "No label says who owns this.");
    }
}
