//! Permissions for the default service account.

use crate::model::kubernetes::{Fields, KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Binding to a default service account
    ///
    /// Every pod of the namespace that names no account has the role too.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    DEFAULT_ACCOUNT_BINDING = {
        id: "kubernetes/default-account-binding",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_42"],
        profiles: [Default, Security],
        remedy: "Make a service account for the workload and bind that.",
        cwe: [269],
        body: Body::Objects(&["ClusterRoleBinding", "RoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let Some(binding) = rbac::Binding::of(object) else { return };
    for subject in binding.subjects().filter(|subject| subject.kind == "ServiceAccount" && subject.name == "default") {
        let place = subject.node.field("name").unwrap_or(subject.node);
        context.hit(place, "Every pod of the namespace that names no account has this role.");
    }
}
