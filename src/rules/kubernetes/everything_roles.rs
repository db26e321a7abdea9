//! Roles that allow every verb on every resource.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule_table};

/// Whether it is so in every API group, and what is allowed.
struct Row(bool, &'static str);

rule_table! {
    |ROW: Row| Body::Objects(&["Role", "ClusterRole"], |role, context| check(&ROW, role, context));

    /// Every verb on every resource
    ///
    /// A rule with `*` for groups, resources and verbs is cluster-admin under another name: it reads every secret,
    /// starts privileged pods, gives itself more. It also covers whatever is installed later.
    ///
    /// Checkov looks at the first rule of a role only; every rule counts here.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    {
        row: Row(true, "This rule allows every verb on every resource."),
        id: "kubernetes/all-permissions",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0044", "CKV_K8S_49", "CKV_K8S_157", "CKV_K8S_158", "kube-linter:wildcard-in-rules", "kyverno:restrict-wildcard-resources", "kyverno:restrict-wildcard-verbs"],
        profiles: [Default, Security],
        remedy: "List the resources and verbs that are needed.",
        cwe: [269],
    }

    /// Every verb on every resource of an API group
    ///
    /// The rule covers whatever its API group holds, now and after the next update, with every verb. With `*` for the
    /// group too it is `kubernetes/all-permissions`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
    {
        row: Row(false, "This rule allows every verb on every resource of the group."),
        id: "kubernetes/owned-group",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:restrict-wildcard-verbs"],
        profiles: [Strict, Security],
        remedy: "List the resources and verbs that are needed.",
        cwe: [269],
    }
}

fn check(Row(in_every_group, fault): &Row, role: &KubeObject, context: &mut Context) {
    let counts =
        |rule: &&rbac::PolicyRule| rule.is_everything() && rule.entry("apiGroups", "*").is_some() == *in_every_group;
    for rule in rbac::rules(role).iter().filter(counts) {
        if let Some(all) = rule.entry("verbs", "*") {
            context.hit(all, *fault);
        }
    }
}
