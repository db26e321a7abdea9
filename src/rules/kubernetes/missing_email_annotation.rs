//! Workloads without an address.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// No annotation email
    ///
    /// A convention of some teams: the annotation `email` says where to write.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/>
    MISSING_EMAIL_ANNOTATION = {
        id: "kubernetes/missing-email-annotation",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:required-annotation-email"],
        profiles: [],
        remedy: "Add the annotation email.",
        body: Body::Objects(&["Pod", "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "ReplicationController", "Job", "CronJob", "DeploymentConfig", "DeploymentConfig.apps.openshift.io"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let address = |text: &str| {
        text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.trim_matches('.').contains('.'))
    };
    if !object.annotation("email").is_some_and(|email| address(email.content())) {
        context.hit(object.lacking(&["metadata", "annotations", "email"]), "No annotation says where to write.");
    }
}
