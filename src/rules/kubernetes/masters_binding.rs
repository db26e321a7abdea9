//! Permissions for those who have all.

use crate::model::kubernetes::{Fields, KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Binding to system:masters
    ///
    /// Members of `system:masters` may do everything without any role, and cannot be stopped by removing one. A
    /// binding to it changes nothing and shows that the group is in use.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    MASTERS_BINDING = {
        id: "kubernetes/masters-binding",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0123", "kyverno:restrict-binding-system-groups"],
        profiles: [Default, Security],
        remedy: "Remove the subject; nothing is ever asked of that group.",
        cwe: [269],
        body: Body::Objects(&["ClusterRoleBinding", "RoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let Some(binding) = rbac::Binding::of(object).filter(|_| object.name() != Some("cluster-admin")) else { return };
    for subject in binding.subjects().filter(|subject| subject.name == "system:masters") {
        let place = subject.node.field("name").unwrap_or(subject.node);
        context.hit(place, "Members of this group may do everything, whatever is bound.");
    }
}
