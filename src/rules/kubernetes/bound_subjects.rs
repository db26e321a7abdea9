//! Bindings to subjects that stand for more than one would think.

use crate::model::kubernetes::rbac::{self, Subject};
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule_table};

/// Which bindings are meant, which of their subjects, and what follows.
struct Row(fn(Option<&str>) -> bool, fn(&Subject) -> bool, &'static str);

rule_table! {
    |ROW: Row| Body::Objects(&["ClusterRoleBinding", "RoleBinding"], |object, context| check(&ROW, object, context));

    /// Binding to anonymous users
    ///
    /// `system:anonymous` and `system:unauthenticated` are everybody who reaches the API server, without any
    /// credential. Trivy misses it in ClusterRoleBindings for a misspelt kind.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests>
    {
        row: Row(
            |_| true,
            |subject| matches!(subject.name, "system:anonymous" | "system:unauthenticated"),
            "Everybody who reaches the API server has this role.",
        ),
        id: "kubernetes/anonymous-binding",
        severity: Critical,
        since: "2026.11",
        aliases: ["KSV-0122", "gatekeeper:K8sDisallowAnonymous", "kyverno:restrict-binding-system-groups"],
        profiles: [Default, Security],
        remedy: "Bind named users, groups or service accounts.",
        cwe: [306],
    }

    /// Binding to all authenticated users
    ///
    /// Every service account and every user has the role; on GKE, everybody with a Google account.
    ///
    /// References: <https://cloud.google.com/kubernetes-engine/docs/best-practices/rbac#default-roles-groups>
    {
        row: Row(
            |binding| !binding.is_some_and(|name| name.starts_with("system:")),
            |subject| subject.name == "system:authenticated",
            "Everybody with any credential has this role.",
        ),
        id: "kubernetes/authenticated-binding",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-01011", "kyverno:restrict-binding-system-groups"],
        profiles: [Security],
        remedy: "Bind named groups or service accounts.",
        cwe: [269],
    }

    /// Binding to a default service account
    ///
    /// Every pod of the namespace that names no account has the role too.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    {
        row: Row(
            |_| true,
            |subject| subject.kind == "ServiceAccount" && subject.name == "default",
            "Every pod of the namespace that names no account has this role.",
        ),
        id: "kubernetes/default-account-binding",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_42"],
        profiles: [Default, Security],
        remedy: "Make a service account for the workload and bind that.",
        cwe: [269],
    }

    /// Binding to system:masters
    ///
    /// Members of `system:masters` may do everything without any role, and cannot be stopped by removing one. A
    /// binding to it changes nothing and shows that the group is in use.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    {
        row: Row(
            |binding| binding != Some("cluster-admin"),
            |subject| subject.name == "system:masters",
            "Members of this group may do everything, whatever is bound.",
        ),
        id: "kubernetes/masters-binding",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0123", "kyverno:restrict-binding-system-groups"],
        profiles: [Default, Security],
        remedy: "Remove the subject; nothing is ever asked of that group.",
        cwe: [269],
    }
}

fn check(Row(is_meant, is_wide, consequence): &Row, object: &KubeObject, context: &mut Context) {
    let Some(binding) = rbac::Binding::of(object).filter(|_| is_meant(object.name())) else { return };
    for subject in binding.subjects().filter(is_wide) {
        let place = subject.node.field("name").unwrap_or(subject.node);
        context.hit(place, *consequence);
    }
}
