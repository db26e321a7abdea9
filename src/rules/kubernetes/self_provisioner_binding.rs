//! Bindings that let people make projects.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Binding that lets people make projects
    ///
    /// OpenShift's role `self-provisioner` lets its subjects make as many projects as they like. The binding
    /// `self-provisioners` of the cluster itself is left alone.
    ///
    /// References: <https://docs.openshift.com/container-platform/latest/applications/projects/configuring-project-creation.html>
    SELF_PROVISIONER_BINDING = {
        id: "kubernetes/self-provisioner-binding",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:disallow-self-provisioner-binding"],
        profiles: [],
        remedy: "Make projects for those who need them.",
        body: Body::Objects(&["ClusterRoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let role = object.at_path(&["roleRef", "name"]).filter(|role| role.content() == "self-provisioner");
    if let Some(role) = role.filter(|_| object.name() != Some("self-provisioners")) {
        context.hit(role, "The subjects make as many projects as they like.");
    }
}
