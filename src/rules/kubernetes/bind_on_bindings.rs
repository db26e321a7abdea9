//! The verb bind where it means nothing.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Verb bind on bindings
    ///
    /// The API server asks for `bind` on the role that is bound, not on the binding, so this grants nothing, and
    /// somebody meant to give the power to bind roles. Checkov looks for it here and not on roles.
    ///
    /// References:
    /// <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update>
    BIND_ON_BINDINGS = {
        id: "kubernetes/bind-on-bindings",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_157"],
        profiles: [Strict],
        remedy: "Put the verb on roles or clusterroles, with resourceNames, or remove it.",
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| !rule.is_everything()) {
        for kind in ["rolebindings", "clusterrolebindings"] {
            if let Some(grant) = rule.grants(&["bind"], "rbac.authorization.k8s.io", kind) {
                context.hit(grant.verb, format!("The verb bind counts on the role that is bound, not on {kind}."));
                break;
            }
        }
    }
}
