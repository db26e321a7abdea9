//! Permissions for everybody.

use crate::model::kubernetes::{Fields, KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Binding to anonymous users
    ///
    /// `system:anonymous` and `system:unauthenticated` are everybody who reaches the API server, without any
    /// credential. Trivy misses it in ClusterRoleBindings for a misspelt kind.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests>
    ANONYMOUS_BINDING = {
        id: "kubernetes/anonymous-binding",
        severity: Critical,
        since: "2026.11",
        aliases: ["KSV-0122", "gatekeeper:K8sDisallowAnonymous", "kyverno:restrict-binding-system-groups"],
        profiles: [Default, Security],
        remedy: "Bind named users, groups or service accounts.",
        cwe: [306],
        body: Body::Objects(&["ClusterRoleBinding", "RoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let Some(binding) = rbac::Binding::of(object) else { return };
    for subject in
        binding.subjects().filter(|subject| matches!(subject.name, "system:anonymous" | "system:unauthenticated"))
    {
        let place = subject.node.field("name").unwrap_or(subject.node);
        context.hit(place, "Everybody who reaches the API server has this role.");
    }
}
