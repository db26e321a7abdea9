//! Wildcards that RBAC does not read.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Wildcard that grants nothing
    ///
    /// RBAC knows `*` alone and `*/subresource`. `pods/*`, `get*` or `*.example.com` are compared as they stand and
    /// match nothing, so the rule does not give what its writer meant.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources>
    INEFFECTIVE_WILDCARD = {
        id: "kubernetes/ineffective-wildcard",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_49"],
        profiles: [Default],
        remedy: "List the subresources, or write * alone, or */subresource.",
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role) {
        for list in ["apiGroups", "resources", "verbs"] {
            let strange =
                |text: &str| text.contains('*') && text != "*" && !(list == "resources" && text.starts_with("*/"));
            for entry in rule.list(list).filter(|entry| strange(entry.content())) {
                context.hit(entry, format!("RBAC compares {} as it stands, so it grants nothing.", entry.content()));
            }
        }
    }
}
